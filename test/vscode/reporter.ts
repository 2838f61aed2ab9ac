/** VS Code and every other extension write to the same console: this tells our lines from theirs. */
const mark = '[prompt-credits test]';

function print(line: string): void {
	console.log(`${mark} ${line}`);
}

/** Prints each test as it ends, and the counts, one marked line at a time. */
export class MarkedReporter extends Mocha.reporters.Base {
	constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
		super(runner, options);
		let passed = 0;
		let failed = 0;
		let pending = 0;
		runner.on('suite', (suite) => {
			if (suite.title) print(suite.title);
		});
		runner.on('pass', (test) => {
			passed++;
			print(`  ✓ ${test.title} (${test.duration ?? 0} ms)`);
		});
		runner.on('pending', (test) => {
			pending++;
			print(`  - ${test.title}`);
		});
		runner.on('fail', (test, error: Error) => {
			failed++;
			print(`  ✗ ${test.fullTitle()}`);
			for (const line of (error.stack ?? error.message).split('\n')) print(`      ${line}`);
		});
		runner.on('end', () => {
			print(`${passed} passing, ${failed} failing, ${pending} pending`);
		});
	}
}
