import { span, type Span } from '../../sheet/span.ts';
import { charAt, isWord } from '../python.ts';

/** `<lora:name:0.8>`: an extra network. The web UI takes it out of the positive prompt, known or not. */
export interface Network {
	/** `lora`, `hypernet`, or whatever was written: case matters. */
	readonly kind: string;
	readonly kindSpan: Span;
	/** What stands between the colons. */
	readonly items: readonly string[];
	/** Items without an `=`, and those with exactly one. */
	readonly positional: readonly string[];
	readonly named: Readonly<Record<string, string>>;
	readonly span: Span;
	readonly argumentsSpan: Span;
}

/** The extra networks of `text`, in order: `<(\w+):([^>]+)>`. Linear. */
export const readNetworks = (text: string): readonly Network[] => {
	const networks: Network[] = [];
	let close = -1;
	for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
		let end = at + 1;
		for (let char = charAt(text, end); isWord(char); char = charAt(text, end)) end += char?.length ?? 1;
		if (end === at + 1 || text[end] !== ':' || text[end + 1] === '>') continue;
		if (close <= end) close = text.indexOf('>', end);
		if (close < 0) break;
		networks.push(networkOf(text, at, end, close));
		at = close;
	}
	return networks;
};

const networkOf = (text: string, at: number, colon: number, close: number): Network => {
	const items = text.slice(colon + 1, close).split(':');
	const isNamed = (item: string): boolean => item.split('=').length === 2;
	return {
		kind: text.slice(at + 1, colon),
		kindSpan: span(at + 1, colon),
		items,
		positional: items.filter((item) => !isNamed(item)),
		named: Object.fromEntries(
			items.filter(isNamed).map((item) => [item.slice(0, item.indexOf('=')), item.slice(item.indexOf('=') + 1)]),
		),
		span: span(at, close + 1),
		argumentsSpan: span(colon + 1, close),
	};
};

/** What is left of the text when its networks are taken out. */
export const withoutNetworks = (text: string): string => {
	const parts: string[] = [];
	let from = 0;
	for (const network of readNetworks(text)) {
		parts.push(text.slice(from, network.span.start));
		from = network.span.end;
	}
	return parts.join('') + text.slice(from);
};
