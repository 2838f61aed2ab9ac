import { codeAt } from '../text/codes.ts';
import type {
	BlankBlock,
	Block,
	Comment,
	HeadingBlock,
	PromptBlock,
	Setting,
	SettingsBlock,
	SheetFault,
} from './block.ts';
import { readComment } from './comment.ts';
import { readFrontMatter } from './frontMatter.ts';
import { readGeneration } from './generation.ts';
import { limits } from './limits.ts';
import { lineAt, type Line } from './lines.ts';
import { readPlaceholders } from './placeholders.ts';
import { Sent, type Piece } from './sent.ts';
import { isSpace, readSettingLine } from './settings.ts';
import { span, type Span } from './span.ts';

const fenceMark = '"""';
const negativeMark = 'Negative prompt:';
const byteOrderMark = 0xfeff;

/**
 * Reads the block that starts at `start`, which must be the start of a line outside any fence; only a sheet's first block
 * may be front matter, which starts at 0. What a block is depends on the text from its start alone, and stays the same
 * where the text ends with the block: that lets an edit re-read only what it touched.
 */
export function scanBlock(text: string, start: number, isFirst: boolean): Block {
	const block = readBlock(text, start, isFirst);
	const nul = block.source.indexOf('\0');
	if (nul < 0) return block;
	return { ...block, faults: [...block.faults, { kind: 'nul-character', span: span(nul, nul + 1) }] };
}

function readBlock(text: string, start: number, isFirst: boolean): Block {
	const mark = isFirst && codeAt(text, start) === byteOrderMark ? 1 : 0;
	const first = lineAt(text, start + mark);
	if (isFirst && text.slice(first.start, first.end).trimEnd() === '---') return readFrontMatter(text, first);
	if (isBlankLine(text, first)) return scanBlank(text, start, first);
	return readHeading(text, first, start) ?? scanRun(text, start, first);
}

function scanBlank(text: string, start: number, first: Line): BlankBlock {
	let line = first;
	while (line.next < text.length && line.next > line.end && text[line.next]?.trim() === '') {
		const next = lineAt(text, line.next);
		if (!isBlankLine(text, next)) break;
		line = next;
	}
	return { kind: 'blank', source: text.slice(start, line.next), comments: none, faults: none };
}

/** Most blocks have no settings, comments or faults: they share a list. */
const none: readonly never[] = [];
const orNone = <T>(list: readonly T[]): readonly T[] => (list.length === 0 ? none : list);

function isBlankLine(text: string, line: Line): boolean {
	for (let at = line.start; at < line.end; at++) if (text[at]?.trim() !== '') return false;
	return true;
}

function readHeading(text: string, line: Line, base: number): HeadingBlock | undefined {
	let at = line.start;
	while (text[at] === '#' && at < line.end) at++;
	const level = at - line.start;
	if (level < 1 || level > 6 || (at < line.end && !isSpace(codeAt(text, at)))) return undefined;
	const titleSpan = trim(text, at, line.end);
	return {
		kind: 'heading',
		level,
		title: text.slice(titleSpan.start, titleSpan.end),
		titleSpan: span(titleSpan.start - base, titleSpan.end - base),
		source: text.slice(base, line.next),
		comments: [],
		faults: [],
	};
}

/** A run of lines up to a blank one or a heading: settings, comments, prompt text; or a fence with what stands above it. */
function scanRun(text: string, start: number, first: Line): PromptBlock | SettingsBlock {
	const settings: Setting[] = [];
	const comments: Comment[] = [];
	const faults: SheetFault[] = [];
	const body: Line[] = [];
	let fence: PromptBlock['fence'];
	let end = start;
	for (let line = first; ; line = lineAt(text, line.next)) {
		if (end > start && (isBlankLine(text, line) || readHeading(text, line, start))) break;
		if (isFence(text, line)) {
			if (body.length > 0) break;
			const fenced = readFence(text, line);
			body.push(...fenced.lines);
			fence = {
				open: span(line.start - start, line.end - start),
				close: fenced.close && relative(fenced.close, start),
			};
			if (!fenced.close) faults.push({ kind: 'fence-unclosed', span: fence.open });
			end = fenced.next;
			break;
		}
		const setting = readSettingLine(text, line, start);
		if (setting) {
			settings.push(setting);
			if (body.length > 0) faults.push({ kind: 'setting-below-text', span: setting.span });
		} else if (text.startsWith('//', line.start)) comments.push(readComment(text, line, start));
		else body.push(line);
		end = line.next;
		if (line.next >= text.length || line.next === line.end) break;
	}
	for (const line of body) {
		if (line.end - line.start > limits.lineLength) faults.push({ kind: 'line-too-long', span: relative(line, start) });
	}
	const around = {
		source: text.slice(start, end),
		settings: orNone(settings),
		comments: orNone(comments),
		faults: orNone(faults),
	};
	return body.length === 0 && !fence ? { kind: 'settings', ...around } : promptOf(text, start, body, fence, around);
}

const isFence = (text: string, line: Line): boolean =>
	text.startsWith(fenceMark, line.start) && text.slice(line.start, line.end).trimEnd() === fenceMark;

function readFence(text: string, open: Line): { lines: Line[]; close: Span | undefined; next: number } {
	const lines: Line[] = [];
	let at = open.next;
	while (at < text.length) {
		const line = lineAt(text, at);
		if (isFence(text, line)) return { lines, close: span(line.start, line.end), next: line.next };
		lines.push(line);
		at = line.next;
	}
	return { lines, close: undefined, next: text.length };
}

type Around = Pick<PromptBlock, 'source' | 'settings' | 'comments' | 'faults'>;

function promptOf(
	text: string,
	start: number,
	body: readonly Line[],
	fence: PromptBlock['fence'],
	{ source, settings, comments, faults }: Around,
): PromptBlock {
	const lines = withoutBlankEnds(text, body);
	const first = lines[0];
	const last = lines.at(-1);
	const empty = fence?.open.end ?? 0;
	const extent = first && last ? span(first.start - start, last.end - start) : span(empty, empty);
	const entries = last && readGeneration(text, last.start, last.end, start);
	const words = entries ? lines.slice(0, -1) : lines;
	const negativeAt = words.findIndex((line) => text.startsWith(negativeMark, line.start));
	const positive = negativeAt < 0 ? words : words.slice(0, negativeAt);
	return {
		kind: 'prompt',
		text: join(text, start, positive, fence !== undefined, (line, index) =>
			index === 0 ? afterImagine(text, line) : line.start,
		),
		negative:
			negativeAt < 0
				? undefined
				: join(text, start, words.slice(negativeAt), fence !== undefined, (line) => afterNegativeMark(text, line)),
		generation: entries && { span: relative(last, start), entries },
		fence,
		span: extent,
		placeholders: readPlaceholders(text, extent.start + start, extent.end + start, start),
		source,
		settings,
		comments,
		faults,
	};
}

function withoutBlankEnds(text: string, lines: readonly Line[]): readonly Line[] {
	let from = 0;
	let to = lines.length;
	for (let line = lines[from]; line && from < to && isBlankLine(text, line); line = lines[from]) from++;
	for (let line = lines[to - 1]; line && to > from && isBlankLine(text, line); line = lines[to - 1]) to--;
	return from === 0 && to === lines.length ? lines : lines.slice(from, to);
}

/** Joins lines with one line feed; `startOf` says where a line's sent text starts. Spaces at the ends are sent from a fence alone. */
function join(
	text: string,
	base: number,
	lines: readonly Line[],
	verbatim: boolean,
	startOf: (line: Line, index: number) => number,
): Sent {
	const pieces: Piece[] = [];
	let value = '';
	lines.forEach((line, index) => {
		const from = startOf(line, index);
		const { start, end } = verbatim && from === line.start ? line : trim(text, from, line.end);
		if (index > 0) value += '\n';
		pieces.push({ at: value.length, source: span(start - base, end - base) });
		value += text.slice(start, end);
	});
	return new Sent(value, pieces);
}

const afterNegativeMark = (text: string, line: Line): number =>
	text.startsWith(negativeMark, line.start) ? line.start + negativeMark.length : line.start;

function afterImagine(text: string, line: Line): number {
	const start = trim(text, line.start, line.end).start;
	if (!text.startsWith('/imagine', start)) return line.start;
	let at = start + '/imagine'.length;
	if (at < line.end && !isSpace(codeAt(text, at))) return line.start;
	while (at < line.end && isSpace(codeAt(text, at))) at++;
	return text.startsWith('prompt:', at) ? at + 'prompt:'.length : at;
}

function trim(text: string, start: number, end: number): Span {
	let from = start;
	let to = end;
	while (from < to && isSpace(codeAt(text, from))) from++;
	while (to > from && isSpace(codeAt(text, to - 1))) to--;
	return span(from, to);
}

const relative = ({ start, end }: Span, base: number): Span => span(start - base, end - base);
