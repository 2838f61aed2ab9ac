import { AnalysedPrompt } from '../analysis/subject.ts';
import { emptyConfig } from '../config/config.ts';
import { dialectIds, type Wildcards } from '../dialects/dialect.ts';
import { inspectView, views as dialectViews } from '../dialects/views.ts';
import type { PromptBlock } from '../sheet/block.ts';
import { Scope } from '../sheet/scope.ts';
import { Sent } from '../sheet/sent.ts';
import { createClipEncoder, type ClipEncoder } from '../tokens/clip.ts';
import type { Io } from './io.ts';
import { didYouMean, UsageError } from './usage.ts';

/** What `inspect` shows of one text; the value is JSON but for NaN and the infinities. Throws where the text is refused. */
export type ViewOf = (text: string) => unknown;

export interface ViewRequest {
	readonly dialect: string | undefined;
	readonly view: string;
	readonly wildcards?: Wildcards;
}

/** Throws a UsageError where there is no such view. */
export async function findView({ dialect, view, wildcards }: ViewRequest, io: Io): Promise<ViewOf> {
	if (view === 'specificity') return specificityView(dialect === 'any' ? undefined : dialect, io);
	if (dialect === undefined) throw new UsageError(`--view ${view} needs --dialect: ${viewNames().join('; ')}.`);
	const name = `${dialect} ${view}`;
	if (dialectViews.includes(name)) {
		const clip = await clipFor(view, io);
		return (text) => inspectView(dialect, view, text, { ...(wildcards && { wildcards }), clip });
	}
	throw new UsageError(
		`There is no view \`${view}\` of the dialect \`${dialect}\`.${didYouMean(name, viewNames())} There are: ${viewNames().join('; ')}.`,
	);
}

/** Every `--dialect` with each of its views. */
export const viewNames = (): string[] => [...dialectViews, 'any specificity'].sort();

function specificityView(dialect: string | undefined, { today }: Io): ViewOf {
	if (dialect !== undefined && !dialectIds.some((id) => id === dialect)) {
		throw new UsageError(`There is no dialect \`${dialect}\`.${didYouMean(dialect, dialectIds)}`);
	}
	return (text) => {
		const block = promptOf(text, dialect);
		const context = { config: emptyConfig, on: today, isLibrarySheet: false };
		const { assessment } = new AnalysedPrompt(text, block, Scope.empty.with(block, 'prompt'), context);
		const { specificity, vague, has, missing } = assessment;
		return { specificity, vague, has, missing };
	};
}

/** A prompt of just this text, whatever a sheet would make of its lines. */
function promptOf(text: string, dialect: string | undefined): PromptBlock {
	const whole = { start: 0, end: text.length };
	const nowhere = { start: 0, end: 0 };
	return {
		kind: 'prompt',
		source: text,
		comments: [],
		faults: [],
		settings:
			dialect === undefined
				? []
				: [{ key: 'dialect', value: dialect, keySpan: nowhere, valueSpan: nowhere, span: nowhere }],
		text: new Sent(text, [{ at: 0, source: whole }]),
		negative: undefined,
		generation: undefined,
		fence: undefined,
		span: whole,
		placeholders: [],
	};
}

/** CLIP's table is read for the views that count its tokens, and for no other. */
async function clipFor(view: string, io: Io): Promise<() => ClipEncoder> {
	const merges = view === 'chunks' || view === 'tokens' ? await io.readAsset('clip-merges.txt') : '';
	let encoder: ClipEncoder | undefined;
	return () => (encoder ??= createClipEncoder(merges));
}
