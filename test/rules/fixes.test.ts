import assert from 'node:assert/strict';
import { applyEdits } from '../../server/src/sheet/span.ts';
import { withDefaults } from '../../server/src/sheet/placeholders.ts';
import { analyse } from '../support/analyse.ts';

/** The rules that speak after each fix of one rule's findings. */
function afterFixes(sheet: string, rule: string): readonly (readonly string[])[] {
	return analyse(sheet)
		.findings.filter((finding) => finding.rule === rule)
		.flatMap((finding) => finding.fixes())
		.map(({ edits }) => {
			const mended = edits.map(({ span, newText }) => ({ span, newText: withDefaults(newText) }));
			return analyse(applyEdits(sheet, mended)).findings.map((finding) => finding.rule);
		});
}

suite('a fix brings no other finding', () => {
	test('a parameter that is left at the end is not a weight beside', () => {
		const sheet = '@platform: stable-diffusion\na red fox in deep snow, overcast light, telephoto --ar 16:9 --v 7\n';
		const left = afterFixes(sheet, 'foreign-syntax');
		assert.ok(left.length > 0);
		for (const rules of left) assert.deepEqual(rules, ['foreign-syntax']);
	});

	test('a ratio that is in no parameter is a weight still', () => {
		const { findings } = analyse('@platform: stable-diffusion\na red fox --v 7 in deep snow, overcast light, 16:9\n');
		assert.deepEqual(
			findings.map(({ rule }) => rule),
			['foreign-syntax', 'trailing-weight'],
		);
	});

	test('colons within a value are taken out with the one before it', () => {
		const sheet =
			'@platform: stable-diffusion\nlens: telephoto, light: overcast, scene: fox: asleep: in snow, mood: calm: grey: cold\n';
		for (const rules of afterFixes(sheet, 'swallowed-prompt')) assert.deepEqual(rules, []);
		assert.equal(afterFixes(sheet, 'swallowed-prompt').length, 1);
	});

	test('no background is offered to a prompt that has one', () => {
		const sheet = '@platform: midjourney\nwater logo, single color, black background.\n';
		const left = afterFixes(sheet, 'vague-prompt');
		assert.ok(left.length > 1);
		for (const rules of left) assert.ok(!rules.includes('contradiction'), rules.join(', '));
	});
});

suite('what is left of a prompt', () => {
	const mended = (prompt: string, rule: string): string | undefined => {
		const finding = analyse(prompt).findings.find((one) => one.rule === rule);
		const [fix] = finding?.fixes() ?? [];
		return fix && applyEdits(prompt, fix.edits).trimEnd().split('\n').at(-1);
	};

	test('has no clause of one word that stands for anything', () => {
		assert.equal(
			mended(
				'@platform: midjourney\nStunning view of Mount Fuji, breathtaking sunrise, gorgeous colors, lake\n',
				'empty-words',
			),
			'view of Mount Fuji, sunrise, lake',
		);
	});

	test('has the article of the word that is left', () => {
		assert.equal(
			mended('@platform: midjourney\nAn amazing awesome stunning red fox asleep in snow, dusk\n', 'empty-words'),
			'A red fox asleep in snow, dusk',
		);
		assert.equal(
			mended('@platform: midjourney\na beautiful gorgeous stunning owl asleep in snow, dusk\n', 'empty-words'),
			'an owl asleep in snow, dusk',
		);
	});

	test('forbids nothing twice', () => {
		assert.equal(
			mended('@platform: midjourney\nred car in rain, no people, dusk --no Fog, people\n', 'unwanted-in-text'),
			'red car in rain, dusk --no Fog, people',
		);
		assert.equal(
			mended(
				'@platform: stable-diffusion\nred car in rain, no people\nNegative prompt: people, fog\n',
				'unwanted-in-text',
			),
			'Negative prompt: people, fog',
		);
	});

	test('begins with no comma where a network went', () => {
		assert.equal(
			mended(
				'@platform: stable-diffusion\nred car in rain\nNegative prompt: <lora:bad:1>, ugly\n',
				'network-in-negative',
			),
			'Negative prompt: ugly',
		);
	});

	test('has a mark of exclamation inside its quotation marks', () => {
		assert.equal(
			mended('@platform: openai\nA banner with the words Happy New Year! over a harbour at night.\n', 'unquoted-text'),
			'A banner with the words "Happy New Year!" over a harbour at night.',
		);
	});

	test('begins with a word', () => {
		assert.equal(
			mended('@platform: midjourney\n" a fox in deep snow " --ar 3:2\n', 'pasted-remains'),
			'a fox in deep snow --ar 3:2',
		);
		assert.equal(
			mended('@platform: midjourney\n<lora:film:0.8> old man feeding pigeons, plaza, morning\n', 'foreign-syntax'),
			'old man feeding pigeons, plaza, morning',
		);
	});

	test('has no comma of praise that stood in a row behind an article', () => {
		const rows: readonly (readonly [string, string])[] = [
			['A stunning, breathtaking, award-winning photo of a lighthouse, dusk', 'A photo of a lighthouse, dusk'],
			['Draw an amazing, gorgeous and high-quality red barn, dusk', 'Draw a red barn, dusk'],
			['A beautiful and stunning orange fox asleep in snow, masterpiece', 'An orange fox asleep in snow'],
			['red barn under an amazing, stunning sky, low sun, 8k', 'red barn under a sky, low sun'],
			['mind-blowing jaw-dropping waterfall, moss, low cloud, spectacular', 'waterfall, moss, low cloud'],
		];
		for (const [prompt, left] of rows) assert.equal(mended(`@platform: midjourney\n${prompt}\n`, 'empty-words'), left);
	});

	test('says nothing of what forbids when nothing is forbidden any more', () => {
		assert.equal(
			mended(
				'@platform: midjourney\nred rug, white wall, oak floor, dusk --no red rug --ar 3:2\n',
				'wanted-and-unwanted',
			),
			'red rug, white wall, oak floor, dusk --ar 3:2',
		);
		assert.equal(
			mended(
				'@platform: stable-diffusion\nred car, deep snow, low sun\nNegative prompt: deep snow\n',
				'wanted-and-unwanted',
			),
			'red car, deep snow, low sun',
		);
		const setting = '@negative: deep snow\n@platform: stable-diffusion\nred car, deep snow, low sun\n';
		assert.deepEqual(afterFixes(setting, 'wanted-and-unwanted')[0], []);
	});

	test('keeps what the image shows, and an article that fits', () => {
		const keeping = (prompt: string, kept: number): string | undefined => {
			const sheet = `@platform: midjourney\n${prompt}\n`;
			const finding = analyse(sheet).findings.find(({ rule }) => rule === 'contradiction');
			const fix = finding?.fixes()[kept];
			return fix && applyEdits(sheet, fix.edits).trimEnd().split('\n').at(-1);
		};
		assert.equal(
			keeping('Minimalist living room, maximalist decor, teal walls, brass', 1),
			'living room, maximalist decor, teal walls, brass',
		);
		assert.equal(keeping('watercolor fox, photorealistic, dusk, low sun', 1), 'fox, photorealistic, dusk, low sun');
		assert.equal(
			keeping('dark forest at night, sunny day, path, lone fox', 1),
			'dark forest, sunny day, path, lone fox',
		);
		const oil = 'A photorealistic oil painting of a sailor, dslr photo, stormy harbour';
		assert.equal(keeping(oil, 0), 'An oil painting of a sailor, stormy harbour');
		assert.equal(keeping(oil, 1), undefined);
	});

	test('has neither the label nor the quotation marks behind it', () => {
		assert.equal(
			mended('@platform: midjourney\nprompt: "tabby cat, library, lamplight, 35mm" --ar 3:2\n', 'pasted-remains'),
			'tabby cat, library, lamplight, 35mm --ar 3:2',
		);
	});

	test('forbids each of two things, and has no end of a sentence about them', () => {
		assert.equal(
			mended('@platform: midjourney\nempty street at noon without cars or people, tiles\n', 'unwanted-in-text'),
			'empty street at noon, tiles --no cars, people',
		);
		assert.equal(
			mended('@platform: midjourney\na forest path in autumn with no people in it, mist, 35mm\n', 'unwanted-in-text'),
			'a forest path in autumn, mist, 35mm --no people',
		);
		assert.equal(
			mended('@platform: midjourney\noak table, peonies, please no candles, garden light\n', 'unwanted-in-text'),
			'oak table, peonies, garden light --no candles',
		);
	});
});
