import type { Span } from '../../sheet/span.ts';
import type {
	Access,
	Assignment,
	Command,
	Literal,
	Method,
	Sequence,
	Variant,
	VariantOption,
	Wildcard,
	Wrap,
} from './commands.ts';

/** What stands in a row: a command, or an option of a variant and the number before it. */
const kinds = [
	'literal',
	'sequence',
	'variant',
	'option',
	'weight',
	'wildcard',
	'access',
	'assignment',
	'wrap',
] as const;
type Kind = (typeof kinds)[number];

/** What a command says besides where it stands and what it holds. */
export interface Details {
	/** Words that comments cut in pieces. */
	readonly text?: string;
	readonly name?: string;
	readonly method?: Method | undefined;
	readonly min?: number;
	readonly max?: number;
	readonly separator?: string;
	readonly keeps?: boolean;
	readonly isImmediate?: boolean;
	readonly variables?: Wildcard['variables'];
}

/** The text that was read; a span of it in offsets of the template. */
interface Source {
	readonly text: string;
	span(start: number, end: number): Span;
}

const columns = 5;
const none: Details = {};

/**
 * The commands of a template in rows of numbers, outer ones first: what each is, where it starts and ends, where the first
 * row behind all that it holds is, and its details. There may be one for each character; an object is made of those that
 * are looked at.
 */
export class Tree {
	readonly #source: Source;
	/** Room for most prompts, which are words alone. */
	#rows = new Int32Array(3 * columns);
	#length = 0;
	/** Few differ. */
	readonly #details: Details[] = [none];
	#known: Map<string, number> | undefined;

	constructor(source: Source) {
		this.#source = source;
	}

	/** Begins a row; those that are added before it is closed are what it holds. */
	open(kind: Kind, start: number): number {
		const row = this.#length;
		if (row === this.#rows.length) {
			const more = new Int32Array(2 * row);
			more.set(this.#rows);
			this.#rows = more;
		}
		this.#rows[row] = kinds.indexOf(kind);
		this.#rows[row + 1] = start;
		this.#length += columns;
		return row;
	}

	close(row: number, end: number, details?: Details): void {
		this.#rows[row + 2] = end;
		this.#rows[row + 3] = this.#length;
		if (details) this.#rows[row + 4] = this.#indexOf(details);
	}

	add(kind: Kind, start: number, end: number, details?: Details): void {
		this.close(this.open(kind, start), end, details);
	}

	#indexOf(details: Details): number {
		if (details.variables) return this.#details.push(details) - 1;
		const key = JSON.stringify(details);
		this.#known ??= new Map();
		const index = this.#known.get(key) ?? this.#details.push(details) - 1;
		this.#known.set(key, index);
		return index;
	}

	get root(): Command {
		return this.command(0);
	}

	/** All commands, outer ones first. */
	*commands(): Generator<Command, void, undefined> {
		for (let row = 0; row < this.#length; row += columns) {
			const kind = this.#kind(row);
			if (kind !== 'option' && kind !== 'weight' && !this.#isOne(row)) yield this.command(row);
		}
	}

	/** A sequence of one command is that command. */
	command(row: number): Command {
		switch (this.#kind(row)) {
			case 'literal':
				return new StoredLiteral(this, row);
			case 'variant':
				return new StoredVariant(this, row);
			case 'wildcard':
				return new StoredWildcard(this, row);
			case 'access':
				return new StoredAccess(this, row);
			case 'assignment':
				return new StoredAssignment(this, row);
			case 'wrap':
				return new StoredWrap(this, row);
			default:
				return this.#isOne(row) ? this.command(this.#first(row)) : new StoredSequence(this, row);
		}
	}

	/** The commands that stand in a row, without those in them. */
	commandsIn(row: number): readonly Command[] {
		return this.inside(row, (inside) => this.command(inside));
	}

	/** What `read` makes of each of the rows in a row. */
	inside<T>(row: number, read: (inside: number) => T): readonly T[] {
		const all: T[] = [];
		for (let inside = this.#first(row), past = this.#past(row); inside < past; inside = this.#past(inside))
			all.push(read(inside));
		return all;
	}

	/** The number before an option. */
	weightIn(row: number): Span | undefined {
		return this.#first(row) > row + columns ? this.span(row + columns) : undefined;
	}

	span(row: number): Span {
		return this.#source.span(this.#rows[row + 1] ?? 0, this.#rows[row + 2] ?? 0);
	}

	written(row: number): string {
		return this.#source.text.slice(this.#rows[row + 1], this.#rows[row + 2]);
	}

	details(row: number): Details {
		return this.#details[this.#rows[row + 4] ?? 0] ?? none;
	}

	#kind(row: number): Kind | undefined {
		return kinds[this.#rows[row] ?? 0];
	}

	#past(row: number): number {
		return this.#rows[row + 3] ?? 0;
	}

	/** The first row in a row; the number of an option aside. */
	#first(row: number): number {
		const inside = row + columns;
		return inside < this.#past(row) && this.#kind(inside) === 'weight' ? inside + columns : inside;
	}

	/** True of a sequence or an option that holds one command. */
	#isOne(row: number): boolean {
		const kind = this.#kind(row);
		if (kind !== 'sequence' && kind !== 'option') return false;
		const first = this.#first(row);
		const past = this.#past(row);
		return first < past && this.#past(first) === past;
	}
}

/** What is in a row of a tree, read when it is asked for. */
class Stored {
	readonly tree: Tree;
	readonly row: number;

	constructor(tree: Tree, row: number) {
		this.tree = tree;
		this.row = row;
	}

	get span(): Span {
		return this.tree.span(this.row);
	}

	get source(): string {
		return this.tree.written(this.row);
	}

	get details(): Details {
		return this.tree.details(this.row);
	}

	get name(): string {
		return this.details.name ?? '';
	}

	get method(): Method | undefined {
		return this.details.method;
	}

	/** The command in the row behind this one. */
	get value(): Command {
		return this.tree.command(this.row + columns);
	}
}

class StoredLiteral extends Stored implements Literal {
	readonly kind = 'literal';

	get text(): string {
		return this.details.text ?? this.source;
	}
}

class StoredSequence extends Stored implements Sequence {
	readonly kind = 'sequence';

	get items(): readonly Command[] {
		return this.tree.commandsIn(this.row);
	}
}

class StoredVariant extends Stored implements Variant {
	readonly kind = 'variant';
	#options: readonly VariantOption[] | undefined;

	/** Kept: who looks at one option looks at all. */
	get options(): readonly VariantOption[] {
		return (this.#options ??= this.tree.inside(this.row, (row) => new StoredOption(this.tree, row)));
	}

	get min(): number {
		return this.details.min ?? 1;
	}

	get max(): number {
		return this.details.max ?? 1;
	}

	get separator(): string {
		return this.details.separator ?? ',';
	}
}

class StoredOption extends Stored implements VariantOption {
	override get value(): Command {
		return this.tree.command(this.row);
	}

	get weight(): Span | undefined {
		return this.tree.weightIn(this.row);
	}
}

class StoredWildcard extends Stored implements Wildcard {
	readonly kind = 'wildcard';

	get path(): Command {
		return this.value;
	}

	get pathSpan(): Span {
		return this.tree.span(this.row + columns);
	}

	get variables(): Wildcard['variables'] {
		return this.details.variables ?? [];
	}
}

class StoredAccess extends Stored implements Access {
	readonly kind = 'access';

	get fallback(): Command | undefined {
		return this.tree.commandsIn(this.row)[0];
	}
}

class StoredAssignment extends Stored implements Assignment {
	readonly kind = 'assignment';

	get keeps(): boolean {
		return this.details.keeps === true;
	}

	get isImmediate(): boolean {
		return this.details.isImmediate === true;
	}
}

class StoredWrap extends Stored implements Wrap {
	readonly kind = 'wrap';

	get wrapper(): Command {
		return this.value;
	}

	get inner(): Command {
		const [, inner] = this.tree.commandsIn(this.row);
		return inner ?? this.value;
	}
}
