import { nodeIo } from './nodeIo.ts';
import { run } from './run.ts';

/** A reader that has seen enough (`| head`) closes the pipe: that ends the command, and is no error. */
for (const stream of [process.stdout, process.stderr]) {
	stream.on('error', (error: NodeJS.ErrnoException) => {
		if (error.code === 'EPIPE') process.exit();
		throw error;
	});
}

void run(process.argv.slice(2), nodeIo()).then((code) => {
	process.exitCode = code;
});
