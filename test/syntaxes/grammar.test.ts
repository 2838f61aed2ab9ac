import assert from 'node:assert/strict';
import { grammarText, loadTokenizer, namedScopes, type Token } from './grammar.ts';

let tokenize: (text: string) => Token[][];
const seen = new Set<string>();

/** The tokens of the last line that carry a scope, as `text -> innermost scope`. */
function scopesOf(text: string): string[] {
	const lines = tokenize(text);
	for (const { scopes } of lines.flat()) for (const scope of scopes) seen.add(scope);
	return (lines.at(-1) ?? [])
		.filter(({ text: part, scopes }) => part.trim() !== '' && scopes.length > 0)
		.map(({ text: part, scopes }) => `${part.trim()} -> ${scopes.at(-1) ?? ''}`);
}

suite('the grammar', () => {
	suiteSetup(async () => {
		tokenize = await loadTokenizer();
	});

	const cases: readonly (readonly [title: string, text: string, expected: readonly string[]])[] = [
		['opens front matter on line 1', '---', ['--- -> punctuation.definition.front-matter.begin']],
		['reads front matter as YAML', '---\nplan: pro', ['plan: -> string.unquoted.yaml', 'pro -> string.unquoted.yaml']],
		['keeps the embedded block apart for the editor', '---\n x', ['x -> string.unquoted.yaml']],
		['closes front matter', '---\nplan: pro\n---', ['--- -> punctuation.definition.front-matter.end']],
		['opens none further down', 'a dog\n\n---', []],
		['names a heading', '## Hero image', ['## -> punctuation.definition.heading', 'Hero image -> entity.name.section']],
		['takes seven hashes for text', '####### x', []],
		[
			'tells the parts of a setting',
			'@model: gpt-image-2',
			[
				'@ -> punctuation.definition.setting',
				'model -> support.type.property-name',
				': -> punctuation.separator.key-value',
				'gpt-image-2 -> string.unquoted.value',
			],
		],
		[
			'sees the number in a setting',
			'@attempts: 3',
			[
				'@ -> punctuation.definition.setting',
				'attempts -> support.type.property-name',
				': -> punctuation.separator.key-value',
				'3 -> constant.numeric',
			],
		],
		['takes an address with an at sign for text', 'mail me@home: now', []],
		[
			'fades comments',
			'// https://example.com',
			['// -> punctuation.definition.comment', 'https://example.com -> comment.line.double-slash'],
		],
		['takes slashes inside a line for text', 'a dog // a cat', []],
		[
			'shows what a suppression silences',
			'// prompt-credits-ignore vague-prompt, long-line: a test card',
			[
				'// -> punctuation.definition.comment',
				'prompt-credits-ignore -> keyword.control.suppression',
				'vague-prompt -> variable.other.constant.rule',
				', -> punctuation.separator.list',
				'long-line -> variable.other.constant.rule',
				': -> punctuation.separator.reason',
				'a test card -> comment.line.double-slash.suppression',
			],
		],
		['opens a fence', '"""', ['""" -> punctuation.definition.fence.begin']],
		['closes a fence', '"""\na\n\n# b\n"""', ['""" -> punctuation.definition.fence.end']],
		['reads headings in a fence as text', '"""\n# not a heading', ['# not a heading -> meta.fence']],
		[
			'opens the negative part',
			'a dog\nNegative prompt: blurry',
			['Negative prompt -> keyword.other.negative', ': -> punctuation.separator.negative', 'blurry -> meta.negative'],
		],
		['ends the negative part at a blank line', 'Negative prompt: blurry\n\na cat', []],
		[
			'reads generation settings',
			'Steps: 28, Sampler: DPM++ 2M, Size: 832x1216, Note: "a, b"',
			[
				'Steps -> support.type.property-name.generation',
				': -> punctuation.separator.key-value',
				'28 -> constant.numeric.generation',
				', -> punctuation.separator.list',
				'Sampler -> support.type.property-name.generation',
				': -> punctuation.separator.key-value',
				'DPM++ 2M -> string.unquoted.generation',
				', -> punctuation.separator.list',
				'Size -> support.type.property-name.generation',
				': -> punctuation.separator.key-value',
				'832 -> constant.numeric.generation',
				'x1216 -> string.unquoted.generation',
				', -> punctuation.separator.list',
				'Note -> support.type.property-name.generation',
				': -> punctuation.separator.key-value',
				'"a, b" -> string.quoted.double.generation',
			],
		],
		['marks the slash command', '/imagine prompt: a dog', ['/imagine prompt: -> keyword.other.imagine']],
		[
			'marks a parameter and its number',
			'a dog --ar 16:9 --raw',
			[
				'-- -> punctuation.definition.parameter',
				'ar -> keyword.other.parameter',
				'16:9 -> constant.numeric.parameter',
				'-- -> punctuation.definition.parameter',
				'raw -> keyword.other.parameter',
			],
		],
		[
			'reads an em dash before a name as two dashes',
			'a dog —tile',
			['— -> punctuation.definition.parameter', 'tile -> keyword.other.parameter'],
		],
		['takes dashes inside a word for text', 'state-of-the-art', []],
		['takes dashes glued to a word for text', 'poppies--ar', []],
		[
			'reads what follows --no as words to keep out',
			'a dog --no hats, collars --s 50',
			[
				'-- -> punctuation.definition.parameter',
				'no -> keyword.other.parameter',
				'hats -> string.unquoted.negative',
				', -> punctuation.separator.list',
				'collars -> string.unquoted.negative',
				'-- -> punctuation.definition.parameter',
				's -> keyword.other.parameter',
				'50 -> constant.numeric.parameter',
			],
		],
		[
			'marks weights and their brackets',
			'(masterpiece:1.2)',
			[
				'( -> punctuation.section.weight.begin',
				': -> keyword.operator.weight',
				'1.2 -> constant.numeric.weight',
				') -> punctuation.section.weight.end',
			],
		],
		[
			'marks alternatives in square brackets',
			'[cow|horse]',
			[
				'[ -> punctuation.section.brackets.begin',
				'| -> keyword.operator.alternate',
				'] -> punctuation.section.brackets.end',
			],
		],
		[
			'separates the options of nested groups',
			'{red, {a|b}}',
			[
				'{ -> punctuation.section.group.begin',
				'red -> meta.group',
				', -> punctuation.separator.option',
				'{ -> punctuation.section.group.begin',
				'a -> meta.group',
				'| -> punctuation.separator.option',
				'b -> meta.group',
				'} -> punctuation.section.group.end',
				'} -> punctuation.section.group.end',
			],
		],
		['lets an unclosed group end with its prompt', '{red, blue\n\na (dog', ['( -> punctuation.section.weight.begin']],
		[
			'marks a parameter in a group',
			'a dog {--ar 1:1, --tile}',
			[
				'{ -> punctuation.section.group.begin',
				'-- -> punctuation.definition.parameter',
				'ar -> keyword.other.parameter',
				'1:1 -> constant.numeric.parameter',
				', -> punctuation.separator.option',
				'-- -> punctuation.definition.parameter',
				'tile -> keyword.other.parameter',
				'} -> punctuation.section.group.end',
			],
		],
		['marks escapes', '\\(literal\\)', ['\\( -> constant.character.escape', '\\) -> constant.character.escape']],
		[
			'marks networks',
			'<lora:film_v2:0.8>',
			[
				'< -> punctuation.definition.network.begin',
				'lora -> support.function.network',
				': -> punctuation.separator.network',
				'film_v2 -> entity.name.type.network',
				': -> punctuation.separator.network',
				'0.8 -> constant.numeric.network',
				'> -> punctuation.definition.network.end',
			],
		],
		[
			'marks wildcards',
			'a __colours/warm_tones__ dog',
			[
				'__ -> punctuation.definition.wildcard.begin',
				'colours/warm_tones -> variable.other.wildcard',
				'__ -> punctuation.definition.wildcard.end',
			],
		],
		[
			'marks placeholders, also one in another',
			'a ${1:red ${2:fox}} runs',
			[
				'${ -> punctuation.definition.placeholder.begin',
				'1 -> constant.numeric.placeholder',
				': -> punctuation.separator.placeholder',
				'red -> variable.parameter.placeholder',
				'${ -> punctuation.definition.placeholder.begin',
				'2 -> constant.numeric.placeholder',
				': -> punctuation.separator.placeholder',
				'fox -> variable.parameter.placeholder',
				'} -> punctuation.definition.placeholder.end',
				'} -> punctuation.definition.placeholder.end',
			],
		],
		[
			'marks the weights of a multi-prompt',
			'hot::2 dog::-.5',
			[
				':: -> keyword.operator.multi-prompt',
				'2 -> constant.numeric.weight',
				':: -> keyword.operator.multi-prompt',
				'-.5 -> constant.numeric.weight',
			],
		],
		['marks breaks', 'a dog BREAK a cat', ['BREAK -> keyword.operator.word']],
		['underlines addresses', 'https://example.com/a.png a dog', ['https://example.com/a.png -> markup.underline.link']],
	];

	for (const [title, text, expected] of cases) {
		test(title, () => {
			assert.deepEqual(scopesOf(text), expected);
		});
	}

	test('gives every scope it names to one of the texts above', async () => {
		for (const [, text] of cases) scopesOf(text);
		const named = namedScopes(JSON.parse(await grammarText()));
		assert.deepEqual(
			[...named].filter((scope) => !seen.has(scope)),
			[],
		);
	});
});
