import 'mocha/mocha.js';
import { MarkedReporter } from './reporter.ts';

/** Mocha's own loader reads files; inside VS Code the suite is one script, so the tests register themselves. */
const mocha = new Mocha({ ui: 'tdd', reporter: MarkedReporter, timeout: 30_000 });
mocha.suite.emit('pre-require', globalThis, '', mocha);

/** What VS Code calls. Rejects, which ends the run with an error, when a test fails. */
export async function run(): Promise<void> {
	await import('./suite.ts');
	await new Promise<void>((resolve, reject) => {
		mocha.run((failures) => {
			if (failures === 0) resolve();
			else reject(new Error(`${failures} tests failed`));
		});
	});
}
