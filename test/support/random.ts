import fc from 'fast-check';

/** Pieces of sheets, and what breaks careless parsers: every line end, BOM, surrogates, combining marks, right-to-left text. */
const fragments = [
	'---',
	'---\n',
	'platform: midjourney\n',
	'plan: [a, b\n',
	'# Title',
	'### Deep\n',
	'#',
	'@mode: turbo',
	'@model : "8.2"\n',
	'@',
	'@x',
	'// note',
	'// prompt-credits-ignore vague-prompt: fine\n',
	'// prompt-credits-ignore-file unpriced',
	'"""',
	'"""\n',
	'\n"""\n',
	'a dog',
	'red {a, b} fox --ar 16:9',
	'/imagine prompt: x',
	'Negative prompt: lowres',
	'Steps: 20, Sampler: Euler a, Seed: 1',
	'\n',
	'\n\n',
	'\r\n',
	'\r',
	'\r\r\n',
	' ',
	'\t',
	'\ufeff',
	'\u{1F98A}',
	'\ud83e',
	'\udd8a',
	'e\u0301',
	'שלום',
	'\u2028',
	'${1:subject}',
	'${2',
	'}',
	'{{#if x}}',
	'\u0000',
	'\u00a0',
];

export const sheetText = (maxLength = 24): fc.Arbitrary<string> =>
	fc
		.array(
			fc.oneof(
				{ weight: 6, arbitrary: fc.constantFrom(...fragments) },
				{ weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
			),
			{ maxLength },
		)
		.map((parts) => parts.join(''));
