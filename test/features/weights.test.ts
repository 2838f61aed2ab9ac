import assert from 'node:assert/strict';
import { weightAt } from '../../server/src/features/weights.ts';
import { analyse } from '../support/analyse.ts';
import { startOf } from '../../server/src/sheet/sheet.ts';

/** What a hover says of the weight at `<|>`. */
function weight(marked: string): string | undefined {
	const at = marked.indexOf('<|>');
	const { sheet, prompts } = analyse(marked.replace('<|>', ''));
	const [prompt] = prompts;
	assert.ok(prompt && at >= 0, marked);
	return weightAt(prompt.subject, at - startOf(sheet, prompt.prompt));
}

suite('the weight of words in the hover', () => {
	test('is their share in all weights of a Midjourney prompt', () => {
		assert.equal(weight('@model: 6.1\ncheese::2 ca<|>ke --ar 1:1\n'), 'Weight 1 of 3 in all: 33 %');
		assert.equal(weight('@model: 6.1\nche<|>ese::2 cake --ar 1:1\n'), 'Weight 2 of 3 in all: 67 %');
		assert.equal(weight('@model: 6.1\ntulips:: r<|>ed::-.5 --ar 1:1\n'), 'Weight -0.5 of 0.5 in all');
		assert.equal(weight('@model: 6.1\na tu<|>lip --ar 1:1\n'), undefined);
	});

	test('is what brackets multiply to elsewhere, on either side', () => {
		const local = '@platform: stable-diffusion\n';
		assert.equal(weight(`${local}a (red (f<|>ox:1.2):1.3) in snow\n`), 'Weight 1.56');
		assert.equal(weight(`${local}a (red fox:1.3) in s<|>now\n`), undefined);
		assert.equal(weight(`${local}a fox\nNegative prompt: (low<|>res:1.4), text\n`), 'Weight 1.4');
		assert.equal(weight('@platform: novelai\n{{r<|>ain}}, fox\n'), 'Weight 1.1025');
	});
});
