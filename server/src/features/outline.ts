import { SymbolKind, type DocumentSymbol } from 'vscode-languageserver-types';
import type { View } from './view.ts';
import { placedBlocks } from '../sheet/sheet.ts';

const openingLength = 60;

/** Headings as they nest, and the prompts below them. */
export function outline(view: View): DocumentSymbol[] {
	const { sheet, prompts } = view.analysis;
	const roots: DocumentSymbol[] = [];
	const open: { level: number; symbol: DocumentSymbol }[] = [];
	const add = (symbol: DocumentSymbol): void => {
		(open.at(-1)?.symbol.children ?? roots).push(symbol);
	};
	const close = (level: number, end: number): void => {
		for (let last = open.at(-1); last && last.level >= level; last = open.at(-1)) {
			last.symbol.range = { start: last.symbol.range.start, end: view.places.at(end) };
			open.pop();
		}
	};
	const subjects = new Map(prompts.map(({ prompt, subject }) => [prompt.block, subject]));
	for (const { block, start } of placedBlocks(sheet)) {
		if (block.kind === 'heading') {
			close(block.level, start);
			const selection = { start: start + block.titleSpan.start, end: start + block.titleSpan.end };
			const symbol: DocumentSymbol = {
				name: block.title === '' ? '#'.repeat(block.level) : block.title,
				kind: SymbolKind.Module,
				range: view.places.range({ start, end: selection.end }),
				selectionRange: view.places.range(selection),
				children: [],
			};
			add(symbol);
			open.push({ level: block.level, symbol });
		} else if (block.kind === 'prompt') {
			const subject = subjects.get(block);
			const range = view.places.range({ start: start + block.span.start, end: start + block.span.end });
			add({
				name: opening(block.text.value),
				detail: subject ? view.config.money.line(subject.reading.jobs, subject.images, subject.estimate) : '',
				kind: SymbolKind.String,
				range,
				selectionRange: range,
			});
		}
	}
	close(0, sheet.length);
	return roots;
}

/** The first words of a prompt, on one line. */
export function opening(text: string): string {
	const line = text.trim().replaceAll('\n', ' ');
	if (line === '') return '(empty prompt)';
	if (line.length <= openingLength) return line;
	const cut = line.lastIndexOf(' ', openingLength);
	return `${line.slice(0, cut > openingLength / 2 ? cut : openingLength)}…`;
}
