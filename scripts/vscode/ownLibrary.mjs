import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { project } from './install.mjs';

const fixture = (name) => join(project, 'test/library/fixtures', name);

/**
 * A library on this machine, for the suite: what is put to the one address is served over https from the other. `env` has
 * both for the suite, and the certificate for the language server.
 */
export async function startOwnLibrary() {
	const files = new Map();
	const [key, cert] = await Promise.all([
		readFile(fixture('localServer.key.pem')),
		readFile(fixture('localServer.cert.pem')),
	]);
	const served = createServer({ key, cert }, ({ url }, response) => {
		const bytes = files.get(url);
		if (bytes === undefined) response.writeHead(404).end();
		else response.end(bytes);
	});
	const control = createHttpServer(async (request, response) => {
		const chunks = await request.toArray();
		files.set(request.url, Buffer.concat(chunks));
		response.end();
	});
	const [url, put] = await Promise.all([listening(served, 'https'), listening(control, 'http')]);
	return {
		env: {
			NODE_EXTRA_CA_CERTS: fixture('localServer.cert.pem'),
			PROMPT_CREDITS_TEST_LIBRARY: url,
			PROMPT_CREDITS_TEST_LIBRARY_CONTROL: put,
		},
		stop() {
			for (const server of [served, control]) {
				server.close();
				server.closeAllConnections();
			}
		},
	};
}

/** The address of a server that has begun to listen, on a port that was free. */
async function listening(server, scheme) {
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return `${scheme}://127.0.0.1:${server.address().port}`;
}
