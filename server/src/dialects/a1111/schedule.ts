import { span, type Span } from '../../sheet/span.ts';
import { skipSpaces, skipSpacesBack } from '../python.ts';

/** `[from:to:when]`, `[to:when]`, `[from::when]`, or `[a|b|c]`. */
export interface ScheduleGroup {
	readonly kind: 'scheduled' | 'alternate';
	readonly span: Span;
	/** What may stand in the group's place: before and after the switch, or step by step in turn. */
	readonly options: readonly Span[];
	/** The number of a scheduled group, without spaces around it. */
	readonly when: Span | undefined;
}

/** The schedules of a prompt; `groups` is empty where the whole prompt does not parse, which disables all of them. */
export interface Schedule {
	readonly groups: readonly ScheduleGroup[];
	/** Offsets of every `|` or `\` for whose sake nothing parses, in order. */
	readonly strays: readonly number[];
	/** Groups that would be schedules if no stray were there. */
	readonly disabled: readonly ScheduleGroup[];
}

/** An open bracket, and the first two of its colons. Its bars are the last `bars` of those that are open. */
interface Open {
	readonly at: number;
	readonly isSquare: boolean;
	colons: number;
	first: number;
	second: number;
	bars: number;
}

/**
 * Finds the schedules as the web UI's grammar does (`modules/prompt_parser.py` 1.10, parsed by Earley's algorithm):
 * a bracket is a group only if all brackets in it are groups too; any other bracket or colon is plain text; a `|` has
 * no reading as plain text, so one outside `[a|b]` fails the whole prompt. Linear.
 */
export const readSchedule = (text: string): Schedule => {
	if (!hasSigns(text)) return noSchedule;
	const groups: ScheduleGroup[] = [];
	const strays: number[] = [];
	let open: Open[] = [];
	let bars: number[] = [];
	/** The open brackets can no longer be groups: they hold something that is none. */
	const abandon = (): void => {
		for (const bar of bars) strays.push(bar);
		open = [];
		bars = [];
	};
	for (let at = 0; at < text.length; at++) {
		const char = text[at];
		const top = open.at(-1);
		if (char === '\\') {
			if (at + 1 >= text.length || text[at + 1] === '\n') strays.push(at);
			else at++;
		} else if (char === '(' || char === '[')
			open.push({ at, isSquare: char === '[', colons: 0, first: 0, second: 0, bars: 0 });
		else if (char === ':') {
			if (!top) continue;
			top.colons++;
			if (top.colons === 1) top.first = at;
			else if (top.colons === 2) top.second = at;
		} else if (char === '|') {
			if (top?.isSquare) {
				bars.push(at);
				top.bars++;
			} else strays.push(at);
		} else if (char === ')' || char === ']') {
			const group = top?.isSquare === (char === ']') ? groupOf(text, top, bars, at) : undefined;
			if (group === undefined) abandon();
			else {
				open.pop();
				bars.length -= top?.bars ?? 0;
				if (group !== 'emphasis') groups.push(group);
			}
		}
	}
	abandon();
	groups.sort((a, b) => a.span.start - b.span.start);
	const isDisabled = strays.length > 0;
	return {
		groups: isDisabled ? [] : groups,
		disabled: isDisabled ? groups : [],
		strays: strays.sort((a, b) => a - b),
	};
};

const noSchedule: Schedule = { groups: [], disabled: [], strays: [] };

/** Most prompts, and nearly all of many between `AND`, have nothing that could be or disable a schedule. */
const hasSigns = (text: string): boolean => /[[\\|]/.test(text);

/** What the bracket closed at `close` is, or undefined where it is plain text. `bars` ends with its own. */
const groupOf = (
	text: string,
	{ at, isSquare, colons, first, second, bars: count }: Open,
	bars: readonly number[],
	close: number,
): ScheduleGroup | 'emphasis' | undefined => {
	if (!isSquare) return colons <= 1 ? 'emphasis' : undefined;
	const whole = span(at, close + 1);
	if (count > 0) {
		if (colons > 0) return undefined;
		const options: Span[] = [];
		let from = at + 1;
		for (let index = bars.length - count; index < bars.length; index++) {
			const bar = bars[index] ?? close;
			options.push(span(from, bar));
			from = bar + 1;
		}
		options.push(span(from, close));
		return { kind: 'alternate', span: whole, options, when: undefined };
	}
	if (colons === 0) return 'emphasis';
	const last = colons === 1 ? first : second;
	const when = colons > 2 ? undefined : numberIn(text, span(last + 1, close));
	if (!when) return undefined;
	const before = colons === 1 ? span(at + 1, at + 1) : span(at + 1, first);
	const after = colons === 1 ? span(at + 1, first) : span(first + 1, second);
	return { kind: 'scheduled', span: whole, options: [before, after], when };
};

/** A signed number, alone but for spaces: `0.5`, `.5`, `5.`, `-1`, `1e1`. ASCII only. */
const numberIn = (text: string, within: Span): Span | undefined => {
	const start = skipSpaces(text, within.start, within.end);
	const end = skipSpacesBack(text, within.end, start);
	let at = text[start] === '+' || text[start] === '-' ? start + 1 : start;
	const digits = (): number => {
		const from = at;
		while (at < end && (text[at] ?? '') >= '0' && (text[at] ?? '') <= '9') at++;
		return at - from;
	};
	const whole = digits();
	if (at < end && text[at] === '.') {
		at++;
		if (digits() + whole === 0) return undefined;
	} else if (whole === 0) return undefined;
	if (at < end && (text[at] === 'e' || text[at] === 'E')) {
		at++;
		if (text[at] === '+' || text[at] === '-') at++;
		if (digits() === 0) return undefined;
	}
	return at === end ? span(start, end) : undefined;
};

/** The prompt for the steps up to and including `end`. */
export interface ScheduledText {
	readonly end: number;
	readonly text: string;
}

/** Numbers of steps: of the first pass, and of the second where the schedule is that of the second. */
export interface Steps {
	readonly base: number;
	readonly hires?: number;
}

/**
 * What is sent for which steps. A number with a point is a fraction of the steps, any other a step; in the second pass
 * fractions count from 1 and steps from the end of the first. Undefined where a number is too large for the web UI,
 * which fails the run.
 */
export const scheduledTexts = (text: string, { base, hires }: Steps): readonly ScheduledText[] | undefined => {
	const { groups } = readSchedule(text);
	const steps = hires ?? base;
	const ends = new Set([steps]);
	const switches = new Map<ScheduleGroup, number>();
	for (const group of groups) {
		if (!group.when) for (let step = 1; step <= steps; step++) ends.add(step);
		else {
			const written = text.slice(group.when.start, group.when.end);
			const value = written.includes('.')
				? (Number(written) - (hires === undefined ? 0 : 1)) * steps
				: Number(written) - (hires === undefined ? 0 : base);
			if (!Number.isFinite(value)) return undefined;
			const step = Math.min(steps, Math.trunc(value));
			switches.set(group, step);
			if (step >= 1) ends.add(step);
		}
	}
	const starts = new Map(groups.map((group) => [group.span.start, group]));
	const optionAt = (group: ScheduleGroup, step: number): Span | undefined =>
		group.options[group.when ? (step <= (switches.get(group) ?? 0) ? 0 : 1) : (step - 1) % group.options.length];
	return [...ends]
		.sort((a, b) => a - b)
		.map((end) => ({ end, text: textAt(text, starts, (group) => optionAt(group, end)) }));
};

/** The text with one option in the place of every group, by walking over it; groups nest to any depth. */
const textAt = (
	text: string,
	starts: ReadonlyMap<number, ScheduleGroup>,
	choose: (group: ScheduleGroup) => Span | undefined,
): string => {
	const parts: string[] = [];
	const inside: { readonly end: number; readonly resume: number }[] = [];
	let from = 0;
	let at = 0;
	for (;;) {
		const leave = inside.at(-1);
		if (leave ? at === leave.end : at === text.length) {
			parts.push(text.slice(from, at));
			if (!leave) return parts.join('');
			inside.pop();
			from = at = leave.resume;
			continue;
		}
		const group = starts.get(at);
		const option = group && choose(group);
		if (group && option) {
			parts.push(text.slice(from, at));
			inside.push({ end: option.end, resume: group.span.end });
			from = at = option.start;
		} else at++;
	}
};
