import { codeAt } from '../text/codes.ts';

/** Each round undoes one layer of what was escaped twice, `&amp;amp;`. */
const mostRounds = 8;

/**
 * The cleaning that OpenAI's own tokenizer does before it cuts a text into tokens: HTML entities, and the parts of
 * ftfy that matter in a prompt (quotes, ligatures, full-width letters, line ends, control characters), but for its
 * guesses at text that was read in a wrong encoding. The Stable Diffusion programs leave this out.
 */
export const clean = (text: string): string => unescapeHtml(unescapeHtml(withoutGlitches(text))).trim();

/** As `ftfy.fix_text`: line by line, and from the first line with a `<` on, entities stand for themselves. */
const withoutGlitches = (text: string): string => {
	const tag = text.indexOf('<');
	const markup = tag < 0 ? text.length : text.lastIndexOf('\n', tag) + 1;
	return fixed(text.slice(0, markup), unescapeHtml) + fixed(text.slice(markup), (words) => words);
};

const fixed = (text: string, unescape: (text: string) => string): string => {
	let before = text;
	for (let round = 0; round < mostRounds; round++) {
		const after = withoutTerminalCodes(
			unescape(before)
				.replace(/[\x80-\x9f]/g, (char) => windows[codeAt(char, 0) - 0x80] ?? char)
				.replaceAll('\ufb05', 'ſt')
				.replace(/[\ufb00-\ufb06\u0132\u0149\u01f1-\u01f3\u01c4-\u01cc]/gi, (char) => char.normalize('NFKC'))
				.replace(/[\u3000\uff01-\uffee]/g, (char) => char.normalize('NFKC'))
				.replace(/[\u02bc\u2018-\u201b]/g, "'")
				.replace(/[\u201c-\u201f]/g, '"')
				.replace(/\r\n|[\r\x85\u2028\u2029]/g, '\n'),
		)
			.replace(/(?![\t\n\f\r\x80-\x9f])[\p{Cc}\u206a-\u206f\ufeff\ufff9-\ufffc]/gu, '')
			.normalize('NFC');
		if (after === before) break;
		before = after;
	}
	return before;
};

/** Leaves out what colours text in a terminal: an escape sign, `[`, numbers and a letter. */
const withoutTerminalCodes = (text: string): string =>
	text
		.split('\x1b[')
		.map((piece, index) =>
			index === 0 ? piece : /^[\d;]*[a-z]/i.test(piece) ? piece.replace(/^[\d;]*[a-z]/i, '') : `\x1b[${piece}`,
		)
		.join('');

/** Names of U+00A0 to U+00FF, in order: HTML reads these without a semicolon too. */
const latin =
	'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'.split(
		' ',
	);

const bare: ReadonlyMap<string, string> = new Map([
	...latin.map((name, index) => [name, String.fromCharCode(0xa0 + index)] as const),
	...(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', AMP: '&', LT: '<', GT: '>', QUOT: '"' }) satisfies [
		string,
		string,
	][]),
]);

/** Names of U+03B1 to U+03C9, in order; those of the capitals start with one. */
const greek =
	'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho - sigma tau upsilon phi chi psi omega';

/** The other names of HTML 4, and a few that are newer. */
const signs =
	'apos fnof bull hellip prime Prime oline frasl weierp image real trade alefsym larr uarr rarr darr harr crarr lArr uArr rArr dArr hArr forall part exist empty nabla isin notin ni prod sum minus lowast radic prop infin ang and or cap cup int there4 sim cong asymp ne equiv le ge sub sup nsub sube supe oplus otimes perp sdot lceil rceil lfloor rfloor lang rang loz spades clubs hearts diams star starf check checkmark OElig oelig Scaron scaron Yuml circ tilde ensp emsp thinsp zwnj zwj lrm rlm ndash mdash lsquo rsquo sbquo ldquo rdquo bdquo dagger Dagger permil lsaquo rsaquo euro thetasym upsih piv sigmaf';
const signsOf =
	"'ƒ•…′″‾⁄℘ℑℜ™ℵ←↑→↓↔↵⇐⇑⇒⇓⇔∀∂∃∅∇∈∉∋∏∑−∗√∝∞∠∧∨∩∪∫∴∼≅≈≠≡≤≥⊂⊃⊄⊆⊇⊕⊗⊥⋅⌈⌉⌊⌋⟨⟩◊♠♣♥♦☆★✓✓ŒœŠšŸˆ˜\u2002\u2003\u2009\u200c\u200d\u200e\u200f–—‘’‚“”„†‡‰‹›€ϑϒϖς";

const closed: ReadonlyMap<string, string> = new Map([
	...signs.split(' ').map((name, index) => [name, signsOf[index] ?? ''] as const),
	...greek
		.split(' ')
		.flatMap((name, index) => [
			[name, String.fromCharCode(0x3b1 + index)] as const,
			[name.charAt(0).toUpperCase() + name.slice(1), String.fromCharCode(0x391 + index)] as const,
		]),
]);

/** What bytes 0x80 to 0x9F stand for when they are given as numbers (Windows-1252). */
const windows = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

const unescapeHtml = (text: string): string =>
	text.replace(/&(?:#(?:x[\da-f]{1,8}|\d{1,10});?|[a-z][a-z\d]{1,31};?)/gi, (entity) =>
		entity[1] === '#' ? numbered(entity.slice(2).replace(';', '')) : named(entity.slice(1)),
	);

const numbered = (digits: string): string => {
	const point = /^x/i.test(digits) ? Number.parseInt(digits.slice(1), 16) : Number.parseInt(digits, 10);
	if (point >= 0x80 && point <= 0x9f) return windows[point - 0x80] ?? '';
	if (point === 0 || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return '\ufffd';
	return String.fromCodePoint(point);
};

const named = (written: string): string => {
	const name = written.replace(';', '');
	const exact = bare.get(name) ?? (written.endsWith(';') ? closed.get(name) : undefined);
	if (exact !== undefined) return exact;
	// The old names are read even where letters follow them; the longest one counts.
	for (let length = Math.min(name.length, 6); length >= 2; length--) {
		const char = bare.get(name.slice(0, length));
		if (char !== undefined) return char + written.slice(length);
	}
	return `&${written}`;
};
