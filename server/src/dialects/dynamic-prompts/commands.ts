import type { Span } from '../../sheet/span.ts';

/** How a group's texts are drawn. Only `combinatorial` ends. */
export type Method = 'combinatorial' | 'random' | 'cyclical';

/** What a template is made of. Spans are offsets in the template. */
export type Command = Literal | Sequence | Variant | Wildcard | Access | Assignment | Wrap;

export interface Literal {
	readonly kind: 'literal';
	readonly text: string;
	readonly span: Span;
}

/** What is more than words. */
interface Written {
	/** Its text in the template. */
	readonly source: string;
	readonly span: Span;
}

export interface Sequence extends Written {
	readonly kind: 'sequence';
	readonly items: readonly Command[];
}

/** `{a|b}`, `{2$$ and $$a|b|c}` */
export interface Variant extends Written {
	readonly kind: 'variant';
	readonly options: readonly VariantOption[];
	/** How many options are taken; at least `min`, at most `max`, in any order. */
	readonly min: number;
	readonly max: number;
	readonly separator: string;
	readonly method: Method | undefined;
}

export interface VariantOption {
	readonly value: Command;
	/** From the bar or brace before it to the one after it. */
	readonly span: Span;
	/** The number before `::`; only random sampling heeds it. */
	readonly weight: Span | undefined;
}

/** `__path__` */
export interface Wildcard extends Written {
	readonly kind: 'wildcard';
	readonly path: Command;
	readonly method: Method | undefined;
	/** `__path(name=value)__` */
	readonly variables: readonly (readonly [name: string, value: Command])[];
	readonly pathSpan: Span;
}

/** `${name}`, `${name:fallback}` */
export interface Access extends Written {
	readonly kind: 'access';
	readonly name: string;
	readonly fallback: Command | undefined;
}

/** `${name=value}` */
export interface Assignment extends Written {
	readonly kind: 'assignment';
	readonly name: string;
	readonly value: Command;
	/** `?=`: a value that is there stays. */
	readonly keeps: boolean;
	/** `=!`: the value is drawn once. */
	readonly isImmediate: boolean;
}

/** `%{before ... after$$inner}` */
export interface Wrap extends Written {
	readonly kind: 'wrap';
	readonly wrapper: Command;
	readonly inner: Command;
}

/** True where nothing at all is written; to the library that is less than an empty text. */
export const isEmpty = (command: Command): boolean => command.kind === 'sequence' && command.items.length === 0;

/** The same group, drawn in every combination. */
export const combinatorial = (group: Variant | Wildcard): Variant | Wildcard => {
	const method = 'combinatorial';
	const { source, span } = group;
	if (group.kind === 'variant') {
		const { kind, options, min, max, separator } = group;
		return { kind, options, min, max, separator, method, source, span };
	}
	const { kind, path, variables, pathSpan } = group;
	return { kind, path, variables, pathSpan, method, source, span };
};

/** The same commands in a form that two of one meaning share: equal options are one option. */
export const identity = (command: Command): string => {
	switch (command.kind) {
		case 'literal':
			return quoted(command.text);
		case 'sequence':
			return `[${command.items.map(identity).join(',')}]`;
		case 'variant':
			return `{${command.method ?? ''} ${String(command.min)} ${String(command.max)} ${quoted(command.separator)} ${command.options.map(({ value }) => identity(value)).join('|')}}`;
		case 'wildcard':
			return `_${command.method ?? ''} ${identity(command.path)} ${command.variables.map(([name, value]) => `${quoted(name)}=${identity(value)}`).join(',')}_`;
		case 'access':
			return `\${${command.name}:${command.fallback ? identity(command.fallback) : ''}}`;
		case 'assignment':
			return `\${${command.name}${command.keeps ? '?' : ''}=${command.isImmediate ? '!' : ''}${identity(command.value)}}`;
		case 'wrap':
			return `%{${identity(command.wrapper)}$$${identity(command.inner)}}`;
	}
};

/** Its length tells where it ends, whatever is in it. */
const quoted = (text: string): string => `${String(text.length)}:${text}`;
