import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { platformIds } from '../../server/src/platforms/job.ts';
import { runIn } from './memoryIo.ts';

const names = readdirSync('examples').filter((name) => name.endsWith('.prompt'));
const files = Object.fromEntries(names.map((name) => [name, readFileSync(`examples/${name}`, 'utf8')]));

/** Ids of the rules that report something worse than a hint. */
const reported = async (name: string): Promise<string[]> => {
	const { stdout } = await runIn({ files }, 'check', '--format', 'json', name);
	const document = JSON.parse(stdout) as { files: [{ diagnostics: { rule: string; severity: string }[] }] };
	return document.files[0].diagnostics.filter(({ severity }) => severity !== 'hint').map(({ rule }) => rule);
};

suite('the example sheets', () => {
	test('there is one for each platform, named after it', () => {
		for (const platform of platformIds) {
			assert.ok(files[`${platform}.prompt`]?.includes(`platform: ${platform}\n`), platform);
		}
	});

	const withMistakes: Readonly<Record<string, readonly string[]>> = {
		'google.prompt': ['retired-model'],
		'spring-campaign.prompt': ['vague-prompt', 'parameter-value', 'unknown-parameter', 'retired-model'],
	};

	for (const name of names) {
		const mistakes = withMistakes[name];
		test(`${name} has ${mistakes ? 'its mistakes' : 'nothing to report'}`, async () => {
			const rules = await reported(name);
			if (!mistakes) assert.deepEqual(rules, []);
			for (const rule of mistakes ?? []) assert.ok(rules.includes(rule), rule);
		});
	}
});
