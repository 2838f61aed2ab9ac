import { FoldingRangeKind, type FoldingRange } from 'vscode-languageserver-types';
import type { View } from './view.ts';
import { placedBlocks } from '../sheet/sheet.ts';

/** Front matter, sections and fences fold. */
export function foldingRanges({ analysis, places }: View): FoldingRange[] {
	const { sheet } = analysis;
	const { text } = sheet;
	const ranges: FoldingRange[] = [];
	const open: { level: number; line: number }[] = [];
	let lastLine = 0;
	const fold = (startLine: number, endLine: number, kind?: FoldingRangeKind): void => {
		if (endLine > startLine) ranges.push({ startLine, endLine, ...(kind && { kind }) });
	};
	for (const { block, start } of placedBlocks(sheet)) {
		if (block.kind === 'blank') continue;
		const line = places.at(start).line;
		if (block.kind === 'heading') {
			for (let last = open.at(-1); last && last.level >= block.level; last = open.at(-1)) {
				fold(last.line, lastLine, FoldingRangeKind.Region);
				open.pop();
			}
			open.push({ level: block.level, line });
		}
		lastLine = places.at(lastCharacter(text, start, start + block.source.length)).line;
		if (block.kind === 'front-matter') fold(line, lastLine, FoldingRangeKind.Region);
		if (block.kind === 'prompt' && block.fence) fold(places.at(start + block.fence.open.start).line, lastLine);
	}
	for (const { line } of open) fold(line, lastLine, FoldingRangeKind.Region);
	return ranges;
}

function lastCharacter(text: string, start: number, end: number): number {
	let at = end;
	while (at > start && /\s/.test(text[at - 1] ?? '')) at--;
	return at;
}
