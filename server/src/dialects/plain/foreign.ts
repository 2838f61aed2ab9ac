import { span, type Span } from '../../sheet/span.ts';

/** `(words:1.2)`: how Stable Diffusion weights words. */
export interface WeightedWords {
	readonly span: Span;
	readonly words: Span;
	/** As written: `1.2`. */
	readonly weight: string;
}

/** Every `(words:1.2)` of a stretch of text, inner ones first, one by one. Linear in the text. */
export function* findWeights(text: string, { start, end }: Span): Generator<WeightedWords, void, undefined> {
	const open: number[] = [];
	for (let at = nextOf('(', text, start, end); at < end; at++) {
		if (text[at] === '(') open.push(at);
		if (text[at] !== ')') continue;
		const from = open.pop();
		const colon = from === undefined ? undefined : colonOfWeight(text, from, at);
		if (from === undefined || colon === undefined) continue;
		yield { span: span(from, at + 1), words: span(from + 1, colon), weight: text.slice(colon + 1, at).trim() };
	}
}

/** Where a sign stands next, or `end`: what is behind that is not looked at. */
function nextOf(sign: string, text: string, start: number, end: number): number {
	let at = start;
	while (at < end && text[at] !== sign) at++;
	return at;
}

/** Where the colon of `:1.2)` stands. */
function colonOfWeight(text: string, open: number, close: number): number | undefined {
	let at = close - 1;
	while (at > open + 1 && close - at < 12 && '0123456789. '.includes(text[at] ?? '-')) at--;
	const hasDigit = /\d/.test(text.slice(at + 1, close));
	return text[at] === ':' && hasDigit && at > open + 1 && text[at - 1] !== ':' && !isClock(text, open, at)
		? at
		: undefined;
}

/** `(at 10:30)` and `(16:9)` are no weights. */
const isClock = (text: string, open: number, colon: number): boolean => {
	const before = text[colon - 1] ?? '';
	return before >= '0' && before <= '9' && colon > open;
};

/** Names in angle brackets that load a network: `<lora:name:0.8>`, one by one. Linear in the text. */
export function* findNetworks(text: string, { start, end }: Span): Generator<Span, void, undefined> {
	for (let at = nextOf('<', text, start, end); at < end; at = nextOf('<', text, at + 1, end)) {
		const head = text.slice(at + 1, at + 10).toLowerCase();
		if (!networks.some((name) => head.startsWith(name))) continue;
		let close = at + 1;
		while (close < end && text[close] !== '>' && text[close] !== '<' && text[close] !== '\n') close++;
		if (text[close] === '>' && close < end) yield span(at, close + 1);
		at = close - 1;
	}
}

const networks = ['lora:', 'lyco:', 'hypernet:'];
