import assert from 'node:assert/strict';
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SyncError, type FetchOptions, type LibraryUpdate, type RemoteLibraries } from '../../server/src/library/remote.ts';
import { timeCaps } from '../../server/src/lsp/node/libraries/httpsClient.ts';
import { LibraryStore } from '../../server/src/lsp/node/libraries/libraryStore.ts';
import { nodeRemoteLibraries } from '../../server/src/lsp/node/libraries/remoteLibraries.ts';
import { LocalServer, ManualClock } from './localServer.ts';

const sheet = (title: string): string => `---\ntitle: ${title}\nlicense: CC0-1.0\n---\n\n# ${title}\nwords\n`;
const spring = { 'food/ramen.prompt': sheet('Ramen'), 'logos/fox.prompt': sheet('Fox') };

suite('a remote library', () => {
	let server: LocalServer;
	let folder: string;
	let remote: RemoteLibraries;
	let options: FetchOptions;
	const clock = new ManualClock();

	setup(async () => {
		server = await new LocalServer().start();
		server.serve(spring);
		folder = mkdtempSync(join(tmpdir(), 'prompt-credits-sync-'));
		remote = nodeRemoteLibraries(new LibraryStore(folder), { ...server.surroundings, later: clock.later });
		options = { hosts: [server.host] };
	});
	teardown(() => {
		server.stop();
		rmSync(folder, { recursive: true });
		assert.equal(clock.waiting, 0, 'no timer is left behind');
	});

	const fetch = (more: Partial<FetchOptions> = {}): Promise<LibraryUpdate> => remote.fetch(server.url, { ...options, ...more });
	const sync = async (): Promise<void> => (await fetch()).use();
	const titles = async (): Promise<string[] | undefined> => (await remote.entries(server.url))?.map(({ title }) => title);
	/** It is refused with one sentence, and what there was is as it was. */
	const refused = async (why: RegExp, more: Partial<FetchOptions> = {}): Promise<void> => {
		const before = await titles();
		await assert.rejects(fetch(more), (error) => {
			assert.ok(error instanceof SyncError, String(error));
			assert.match(error.message, why);
			assert.equal(error.message.split('\n').length, 1);
			return true;
		});
		assert.deepEqual(await titles(), before);
	};

	test('is there when it was fetched and used, and not before', async () => {
		assert.equal(await titles(), undefined);
		const update = await fetch();
		assert.deepEqual(
			update.changes.added.map(({ path }) => path),
			['food/ramen.prompt', 'logos/fox.prompt'],
		);
		assert.equal(await titles(), undefined);
		await update.use();
		assert.deepEqual(await titles(), ['Ramen', 'Fox']);
		const [ramen] = (await remote.entries(server.url)) ?? [];
		assert.deepEqual(
			[ramen?.id, ramen?.source],
			[`${server.host}/art:food/ramen`, { kind: 'remote', title: `${server.host}/art`, prefix: `${server.host}/art:` }],
		);
	});

	test('is asked only whether there is something new, and then only for that', async () => {
		await sync();
		server.requests.length = 0;
		assert.deepEqual((await fetch()).changes, { added: [], changed: [], removed: [], same: 2 });
		assert.deepEqual(server.requests, ['/art/index.json']);
		server.serve({ 'food/ramen.prompt': sheet('Ramen, better'), 'logos/fox.prompt': sheet('Fox'), 'a/new.prompt': sheet('New') });
		server.requests.length = 0;
		const told: [number, number][] = [];
		const update = await fetch({ progress: (done, all) => told.push([done, all]) });
		assert.deepEqual(server.requests.sort(), ['/art/a/new.prompt', '/art/food/ramen.prompt', '/art/index.json']);
		assert.deepEqual(told, [
			[1, 2],
			[2, 2],
		]);
		await update.use();
		assert.deepEqual(await titles(), ['New', 'Ramen, better', 'Fox']);
	});

	test('loses what its server dropped, after that was shown', async () => {
		await sync();
		server.serve({ 'logos/fox.prompt': sheet('Fox') });
		const update = await fetch();
		assert.deepEqual(update.changes.removed.map(({ title }) => title), ['Ramen']);
		await update.use();
		assert.deepEqual(await titles(), ['Fox']);
	});

	test('stays as it is while its server cannot be reached', async () => {
		await sync();
		server.stop();
		await refused(/ECONNREFUSED/);
		assert.deepEqual(await titles(), ['Ramen', 'Fox']);
	});

	test('with a wrong hash is refused', async () => {
		await sync();
		server.serve({ ...spring, 'a/new.prompt': sheet('New') });
		server.replace('/art/a/new.prompt', sheet('Wen'));
		await refused(/art\/a\/new\.prompt: is not what the index says: its SHA-256 is another/);
	});

	test('with a shorter or a longer entry than the index says is refused', async () => {
		server.replace('/art/logos/fox.prompt', 'x');
		await refused(/has 1 bytes, and the index says/);
		server.replace('/art/logos/fox.prompt', `${sheet('Fox')} `);
		await refused(/has more than the \d+ bytes that it may have/);
	});

	test('whose answer has no end is cut, with and without a length', async () => {
		const endless = { sent: 0 };
		server.answers.set('/art/index.json', (response) => {
			const chunk = Buffer.alloc(1 << 20, 0x20);
			const more = (): void => {
				while (!response.destroyed && response.write(chunk)) endless.sent++;
			};
			response.on('drain', more);
			more();
		});
		await refused(/index\.json: has more than the 16777216 bytes/);
		assert.ok(endless.sent < 200, 'the rest is not read');
		server.answers.set('/art/index.json', (response) => {
			response.writeHead(200, { 'content-length': String(10 * 2 ** 30) }).write('{');
		});
		await refused(/index\.json: has more than the 16777216 bytes/);
	});

	test('that drips is cut when its time is up, however often it sends a byte', async () => {
		server.answers.set('/art/index.json', (response) => {
			const drip = (): void => {
				if (response.destroyed) return;
				response.write(' ');
				setImmediate(drip);
			};
			drip();
		});
		const outcome = refused(/index\.json: took longer than 60 seconds/);
		await clock.set(50);
		clock.goOff(timeCaps.requestMs);
		await outcome;
	});

	test('that takes its time for every entry is cut as a whole', async () => {
		server.answers.set('/art/logos/fox.prompt', () => clock.goOff(timeCaps.totalMs));
		await refused(/fox\.prompt: took longer than 600 seconds with all before it/);
	});

	test('that falls silent is cut, before its first byte and after', async () => {
		for (const start of ['', '{']) {
			const asked = new Promise<void>((resolve) => {
				server.answers.set('/art/index.json', (response) => {
					if (start !== '') response.write(start);
					resolve();
				});
			});
			const outcome = refused(/index\.json: took longer than 10 seconds/);
			await asked;
			clock.goOff(timeCaps.idleMs);
			await outcome;
		}
	});

	test('that breaks off is refused', async () => {
		server.answers.set('/art/index.json', (response) => {
			response.writeHead(200, { 'content-length': '1000' });
			response.write('{', () => response.destroy());
		});
		await refused(/index\.json: /);
	});

	const redirect = (to: string): void => {
		server.answers.set('/art/index.json', (response) => response.writeHead(302, { location: to }).end());
	};

	test('may redirect to an allowed host, and its entries are fetched from where it was named', async () => {
		redirect(`https://mirror.test:${String(server.port)}/real.json`);
		server.answers.set('/real.json', (response) => response.end('{"version":1,"entries":[]}'));
		await refused(/mirror\.test:\d+ is not among the allowed hosts/);
		const update = await fetch({ hosts: [server.host, `mirror.test:${String(server.port)}`] });
		assert.equal(update.changes.added.length, 0);
	});

	const elsewhere: [to: string, why: RegExp][] = [
		['https://169.254.169.254/latest/meta-data/', /169\.254\.169\.254\/latest\/meta-data\/: is not on the internet/],
		['http://169.254.169.254/', /is not https/],
		['https://2852039166/', /169\.254\.169\.254\/: is not on the internet/],
		['https://[::1]/', /\[::1\]\/: is not on the internet/],
		['https://[::ffff:169.254.169.254]/', /is not on the internet/],
		['https://localhost/', /localhost is not among the allowed hosts/],
		['https://me:secret@prompts.test/', /has a user name or password/],
		['file:///etc/passwd', /is not https/],
		['/art/index.json', /redirects more than 5 times/],
	];
	for (const [to, why] of elsewhere)
		test(`that redirects to ${to} is refused`, async () => {
			redirect(to);
			const hosts = [server.host, '169.254.169.254', '[::1]', '[::ffff:a9fe:a9fe]', 'prompts.test'];
			await refused(why, { hosts });
		});

	test('whose name leads into the own network is refused, at the first request and at any later one', async () => {
		for (const address of ['169.254.169.254', '10.0.0.1', '192.168.1.1', '::1', 'fd00::1', 'fe80::1', '0.0.0.0']) {
			server.addresses.set('prompts.test', address);
			await refused(new RegExp(`prompts\\.test: leads to ${address}, which is not on the internet`));
		}
		assert.deepEqual(server.requests, []);
		server.addresses.set('prompts.test', '127.0.0.1');
		server.answers.set('/art/index.json', (response) => {
			server.answers.clear();
			server.addresses.set('prompts.test', '10.0.0.1');
			response.writeHead(200, { connection: 'close' }).end(server.index);
		});
		await refused(/prompts\.test: leads to 10\.0\.0\.1/);
		assert.deepEqual(server.requests, ['/art/index.json']);
	});

	suite('in the own network', () => {
		setup(() => {
			const { ca, lookup } = server.surroundings;
			remote = nodeRemoteLibraries(new LibraryStore(folder), { ca, ...(lookup && { lookup }), later: clock.later });
		});
		const named = (): Partial<FetchOptions> => ({ ownHosts: [server.host] });

		test('is refused unless its host and port are named', async () => {
			await refused(/prompts\.test: leads to 127\.0\.0\.1, which is not on the internet/);
			await refused(/leads to 127\.0\.0\.1/, { ownHosts: ['prompts.test', 'prompts.test:1', `mirror.test:${String(server.port)}`] });
			assert.deepEqual(server.requests, []);
			assert.equal((await fetch(named())).changes.added.length, 2);
		});

		test('is refused by its address as by its name', async () => {
			const host = `127.0.0.1:${String(server.port)}`;
			const byAddress = (ownHosts: string[]): Promise<LibraryUpdate> =>
				remote.fetch(`https://${host}/art/index.json`, { hosts: [host], ownHosts });
			await assert.rejects(byAddress([]), /is not on the internet/);
			assert.equal((await byAddress([host])).changes.added.length, 2);
		});

		test('is no way to another host there, to another port, or to what a cloud tells its machines', async () => {
			const hosts = [server.host, 'prompts.test', `mirror.test:${String(server.port)}`, '169.254.169.254', '127.0.0.1'];
			const ownHosts = hosts;
			redirect(`https://mirror.test:${String(server.port)}/real.json`);
			await refused(/mirror\.test: leads to 127\.0\.0\.1/, { hosts, ownHosts });
			redirect('https://prompts.test/art/index.json');
			await refused(/prompts\.test: leads to 127\.0\.0\.1/, { hosts, ownHosts });
			redirect('https://127.0.0.1/');
			await refused(/127\.0\.0\.1\/: is not on the internet/, { hosts, ownHosts });
			redirect('https://169.254.169.254/latest/meta-data/');
			await refused(/169\.254\.169\.254.*is not on the internet/, { hosts, ownHosts });
		});

		test('is refused where its name leads to an address that is nobody’s', async () => {
			for (const address of ['169.254.169.254', 'fe80::1', 'fd00:ec2::254', '0.0.0.0']) {
				server.addresses.set('prompts.test', address);
				await refused(new RegExp(`prompts\\.test: leads to ${address}, which is not on the internet`), named());
			}
		});

		test('is not reached from a library on the internet', async () => {
			server.addresses.set('mirror.test', '10.0.0.1');
			remote = nodeRemoteLibraries(new LibraryStore(folder), { ...server.surroundings, later: clock.later });
			const mirror = `mirror.test:${String(server.port)}`;
			redirect(`https://${mirror}/real.json`);
			await refused(/mirror\.test: leads to 10\.0\.0\.1/, { hosts: [server.host, mirror], ownHosts: [mirror] });
		});
	});

	test('whose entries have paths that lead out is refused before one is asked for', async () => {
		for (const path of ['../../x.prompt', '/etc/x.prompt', 'a\\..\\x.prompt', 'C:/x.prompt']) {
			server.serve({ [path]: sheet('X') });
			server.requests.length = 0;
			await refused(/has an entry whose path/);
			assert.deepEqual(server.requests, ['/art/index.json']);
		}
	});

	test('that is not UTF-8 is refused, its index and its entries', async () => {
		const wrong = Buffer.from([0x2d, 0xff, 0xfe]);
		server.replace('/art/index.json', wrong);
		await refused(/index\.json: is not UTF-8 text/);
		const [{ createHash }, { indexed, indexText }, { readEntry }] = await Promise.all([
			import('node:crypto'),
			import('../../server/src/library/libraryIndex.ts'),
			import('../../server/src/library/entry.ts'),
		]);
		const sha256 = createHash('sha256').update(wrong).digest('hex');
		server.replace('/art/index.json', indexText([indexed(readEntry('a/b', ''), { size: 3, sha256 })]));
		server.replace('/art/a/b.prompt', wrong);
		await refused(/a\/b\.prompt: is not UTF-8 text/);
	});

	test('that answers packed, with an error or with a page is refused', async () => {
		server.answers.set('/art/index.json', (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('x'));
		await refused(/packed as gzip/);
		server.answers.set('/art/index.json', (response) => response.writeHead(500).end());
		await refused(/index\.json: answered 500/);
		server.answers.set('/art/index.json', (response) => response.writeHead(304).end());
		await refused(/index\.json: answered 304/);
		server.answers.set('/art/index.json', (response) => response.end('<!doctype html>'));
		await refused(/index\.json: is not JSON/);
	});

	test('is not believed with a certificate that nobody vouches for', async () => {
		const { ca: _, ...others } = server.surroundings;
		const trusting = nodeRemoteLibraries(new LibraryStore(folder), { ...others, later: clock.later });
		await assert.rejects(trusting.fetch(server.url, options), /self-signed certificate/);
		assert.deepEqual(server.requests, []);
	});

	test('can be cancelled before, and in the middle', async () => {
		const stop = new AbortController();
		server.answers.set('/art/logos/fox.prompt', () => stop.abort());
		await refused(/^Cancelled\.$/, { signal: stop.signal });
		server.requests.length = 0;
		await refused(/^Cancelled\.$/, { signal: stop.signal });
		assert.deepEqual(server.requests, []);
	});

	test('keeps links and commands in its texts as the text that they are', async () => {
		const title = '[Free prompts](command:workbench.action.terminal.new) <img src=x onerror=alert(1)>';
		server.serve({ 'a/b.prompt': `---\ntitle: '${title}'\ndescription: '$(alert) ${title}'\n---\n` });
		const update = await fetch();
		assert.equal(update.changes.added[0]?.title, title);
		await update.use();
		assert.deepEqual(await titles(), [title]);
	});

	test('is written over no link, and read through none', async () => {
		await sync();
		const [name = ''] = readdirSync(folder);
		const outside = mkdtempSync(join(tmpdir(), 'prompt-credits-outside-'));
		try {
			const precious = join(outside, 'precious.json');
			writeFileSync(precious, readFileSync(join(folder, name)));
			rmSync(join(folder, name));
			symlinkSync(precious, join(folder, name));
			assert.equal(await titles(), undefined, 'a link is not read');
			const before = readFileSync(precious);
			server.serve({ 'logos/fox.prompt': sheet('Fox') });
			await sync();
			assert.deepEqual(readFileSync(precious), before);
			assert.ok(lstatSync(join(folder, name)).isFile());

			rmSync(folder, { recursive: true });
			symlinkSync(outside, folder);
			await assert.rejects(sync(), /is a link, not a folder/);
			assert.deepEqual(readdirSync(outside), ['precious.json']);
		} finally {
			rmSync(folder);
			mkdirSync(folder);
			rmSync(outside, { recursive: true });
		}
	});

	test('is fetched anew where the file on the disk is damaged', async () => {
		await sync();
		const path = join(folder, readdirSync(folder)[0] ?? '');
		const text = readFileSync(path, 'utf8');
		for (const damaged of [text.slice(0, text.length / 2), text.replace('words', 'sword'), '']) {
			writeFileSync(path, damaged);
			assert.equal(await titles(), undefined);
		}
		await sync();
		assert.deepEqual(await titles(), ['Ramen', 'Fox']);
	});

	test('clears away what a crash has left for an hour, and not what another process is writing', async () => {
		await sync();
		const [young, old] = ['young', 'old'].map((name) => join(folder, `${name}.fresh`));
		assert.ok(young !== undefined && old !== undefined);
		for (const path of [young, old]) writeFileSync(path, '{');
		utimesSync(old, 1, 1);
		server.serve({ 'logos/fox.prompt': sheet('Fox') });
		await sync();
		const left = readdirSync(folder).filter((name) => name.endsWith('.fresh'));
		assert.deepEqual(left, ['young.fresh']);
	});
});
