import { spawn } from 'node:child_process';

/** What must be undone however this process ends: processes that run, folders that were made. */
const cleanups = new Set();

/** Has `cleanup`, which must not be asynchronous, called when this process ends; returns what takes that back. */
export function atEnd(cleanup) {
	cleanups.add(cleanup);
	return () => cleanups.delete(cleanup);
}

/**
 * Starts a program in a process group of its own, so that `stop` ends it with everything it has started.
 * No shell is involved. `exited` resolves to the exit code, or to null where a signal ended the program.
 */
export function start(program, args, options = {}) {
	const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true, ...options });
	const exited = new Promise((resolve, reject) => {
		child.once('error', reject);
		child.once('exit', resolve);
	});
	const kill = () => {
		try {
			if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
		} catch {
			// The whole group has ended already.
		}
	};
	const forget = atEnd(kill);
	exited.then(forget, forget);
	return {
		child,
		exited,
		async stop() {
			kill();
			await exited.catch(() => undefined);
		},
	};
}

/** Runs a program to its end and returns what it printed. Rejects, with the end of its output, where it fails. */
export async function run(program, args, options = {}) {
	const { child, exited } = start(program, args, options);
	let output = '';
	let errors = '';
	child.stdout.on('data', (chunk) => (output += chunk));
	child.stderr.on('data', (chunk) => (errors += chunk));
	const code = await exited;
	if (code === 0) return output;
	throw new Error(`${program} ${args.join(' ')} ended with ${code}\n${(output + errors).slice(-2000)}`);
}

process.once('exit', () => {
	for (const cleanup of cleanups) cleanup();
});
for (const [signal, code] of [
	['SIGINT', 130],
	['SIGTERM', 143],
	['SIGHUP', 129],
]) {
	process.once(signal, () => process.exit(code));
}
