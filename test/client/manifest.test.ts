import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { commands, languageId, panelViewType } from '../../client/src/ids.ts';
import { readConfig } from '../../server/src/config/config.ts';
import { platformIds } from '../../server/src/platforms/job.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

const named = v.object({ command: v.string() });
const shape = v.object({
	icon: v.string(),
	activationEvents: v.array(v.string()),
	contributes: v.object({
		languages: v.array(
			v.object({
				id: v.string(),
				extensions: v.array(v.string()),
				configuration: v.string(),
				icon: v.record(v.string(), v.string()),
			}),
		),
		grammars: v.array(v.object({ language: v.string(), scopeName: v.string(), path: v.string() })),
		snippets: v.array(v.object({ language: v.string(), path: v.string() })),
		commands: v.array(named),
		menus: v.record(v.string(), v.array(named)),
		configuration: v.array(
			v.object({ properties: v.record(v.string(), v.looseObject({ default: v.optional(v.unknown()) })) }),
		),
		walkthroughs: v.array(v.object({ steps: v.array(v.object({ media: v.object({ markdown: v.string() }) })) })),
	}),
});
const manifest = v.parse(shape, JSON.parse(read('package.json')));
const texts = v.parse(v.record(v.string(), v.string()), JSON.parse(read('package.nls.json')));
const { contributes } = manifest;
const settings = Object.assign({}, ...contributes.configuration.map(({ properties }) => properties)) as Record<
	string,
	{ default?: unknown; enum?: unknown }
>;

suite('the manifest', () => {
	test('contributes the commands that the client registers, and no others', () => {
		assert.deepEqual(contributes.commands.map(({ command }) => command).sort(), Object.values(commands).sort());
	});

	test('offers in menus only commands that it contributes', () => {
		const offered = Object.values(contributes.menus)
			.flat()
			.map(({ command }) => command);
		const known: readonly string[] = Object.values(commands);
		assert.deepEqual(
			offered.filter((command) => !known.includes(command)),
			[],
		);
	});

	test('activates on a sheet, on another owner of its extension, on its panel, on a link, and on nothing else', () => {
		const events = [`onLanguage:${languageId}`, 'onLanguage:dotprompt', `onWebviewPanel:${panelViewType}`, 'onUri'];
		assert.deepEqual(manifest.activationEvents, events);
	});

	test('leaves .prompt.md to VS Code', () => {
		assert.deepEqual(
			contributes.languages.map(({ id, extensions }) => [id, extensions]),
			[[languageId, ['.prompt', '.artprompt']]],
		);
	});

	test('names files that exist', () => {
		const files = [
			manifest.icon,
			...contributes.languages.flatMap(({ configuration, icon }) => [configuration, ...Object.values(icon)]),
			...contributes.grammars.map(({ path }) => path),
			...contributes.snippets.map(({ path }) => path),
			...contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.markdown)),
		];
		assert.deepEqual(
			files.filter((file) => !existsSync(join(root, file))),
			[],
		);
	});

	test('uses every text of package.nls.json, and only those', () => {
		const used = new Set(Array.from(read('package.json').matchAll(/"%([\w.]+)%"/g), ([, key]) => key));
		assert.deepEqual([...used].sort(), Object.keys(texts).sort());
	});
});

suite('the settings', () => {
	test('have defaults that the server takes as they are', () => {
		const json: Record<string, unknown> = {};
		for (const [name, { default: value }] of Object.entries(settings)) {
			const [key = '', inner] = name.replace('promptCredits.', '').split('.');
			json[key] = inner === undefined ? value : { ...Object(json[key]), [inner]: value };
		}
		assert.deepEqual(readConfig(json).problems, []);
	});

	test('offer every platform', () => {
		assert.deepEqual(settings['promptCredits.defaultPlatform']?.enum, [...platformIds]);
	});
});

suite('the snippets', () => {
	const snippet = v.object({
		prefix: v.union([v.string(), v.array(v.string())]),
		description: v.string(),
		body: v.array(v.string()),
	});
	const all = contributes.snippets.map(({ path }) => ({
		path,
		snippets: Object.entries(v.parse(v.record(v.string(), snippet), JSON.parse(read(path)))),
	}));

	test('have prefixes of their own', () => {
		const prefixes = all.flatMap(({ snippets }) => snippets.flatMap(([, { prefix }]) => prefix));
		assert.deepEqual(
			prefixes.filter((prefix, index) => prefixes.indexOf(prefix) !== index),
			[],
		);
	});

	test('number their places to fill in from 1 without a gap', () => {
		for (const { path, snippets } of all) {
			for (const [name, { body }] of snippets) {
				const places = Array.from(body.join('\n').matchAll(/\$\{(\d+)/g), ([, place]) => Number(place));
				const expected = places.map((_, index) => index + 1);
				assert.deepEqual(
					[...places].sort((a, b) => a - b),
					expected,
					`${path}: ${name}`,
				);
			}
		}
	});
});
