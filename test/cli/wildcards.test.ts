import assert from 'node:assert/strict';
import { runIn } from './memoryIo.ts';

const files = {
	'sheets/a.prompt':
		'@platform: stable-diffusion\n@dialect: dynamic-prompts\n__colors__ __animals/cats__ on a coastal road, telephoto, overcast light\n',
	'wildcards/colors.txt': 'red\nblue\n',
	'wildcards/pets.yaml': 'animals:\n  cats: [tabby, 2::manx, {text: korat}]\n',
	'others/colors.txt': 'grey\n',
	'others/pets.json': '{"animals": {"cats": ["sphynx"]}}',
};

suite('wildcards of the command', () => {
	test('are the nearest folder above the sheet, text and structured lists alike', async () => {
		const { stdout } = await runIn({ files }, 'expand', '--limit', '2', 'sheets/a.prompt');
		assert.match(stdout, /\(6 jobs\)\nblue korat on .+\nblue manx on .+\n\.\.\. and 4 others\n/);
	});

	test('are those of --wildcards for every command that reads sheets', async () => {
		for (const command of ['check', 'cost', 'expand']) {
			const { code, stdout } = await runIn(
				{ files },
				command,
				'--format',
				'json',
				'--wildcards',
				'others',
				'sheets/a.prompt',
			);
			assert.equal(code, 0, command);
			assert.match(stdout, /"jobs": "1"/, command);
		}
	});

	test('must be a folder, wherever they are named', async () => {
		for (const command of ['check', 'cost', 'expand']) {
			const { code, stderr } = await runIn({ files }, command, '--wildcards', 'nowhere', 'sheets/a.prompt');
			assert.deepEqual([code, stderr.includes('nowhere')], [2, true], command);
		}
	});
});
