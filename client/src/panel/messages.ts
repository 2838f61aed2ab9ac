import * as v from 'valibot';
import type { Summary } from '../../../server/src/lsp/protocol.ts';

/** Everything the panel shows in words, in the user's language; the page itself cannot translate. */
const texts = v.strictObject({
	caption: v.string(),
	prompt: v.string(),
	platform: v.string(),
	jobs: v.string(),
	images: v.string(),
	cost: v.string(),
	total: v.string(),
	howItComesAbout: v.string(),
	notPriced: v.string(),
	vague: v.string(),
	/** Whole sentences, with the figures in them. */
	announcement: v.string(),
	asOf: v.string(),
	more: v.string(),
});
export type PanelTexts = v.InferOutput<typeof texts>;

const place = v.object({ line: v.number(), character: v.number() });
const kind = v.picklist(['priced', 'included', 'unknown', 'partial']);

const summary: v.GenericSchema<unknown, Summary> = v.object({
	uri: v.string(),
	version: v.number(),
	title: v.string(),
	isDotprompt: v.boolean(),
	prompts: v.array(
		v.object({
			index: v.number(),
			name: v.nullable(v.string()),
			opening: v.string(),
			range: v.object({ start: place, end: place }),
			platform: v.string(),
			model: v.nullable(v.string()),
			jobs: v.string(),
			images: v.string(),
			kind,
			cost: v.string(),
			because: v.array(v.string()),
			vague: v.boolean(),
			specificity: v.number(),
		}),
	),
	total: v.object({
		jobs: v.string(),
		images: v.string(),
		kind,
		cost: v.string(),
		asOf: v.nullable(v.string()),
	}),
	unpriced: v.array(v.object({ index: v.number(), reason: v.string() })),
});

/** What the panel is told. */
const toPanel = v.variant('type', [
	v.strictObject({ type: v.literal('summary'), summary, texts }),
	v.strictObject({ type: v.literal('empty'), text: v.string() }),
	/** Puts the focus on a prompt's row. */
	v.strictObject({ type: v.literal('focus'), index: v.number() }),
]);
export type ToPanel = v.InferOutput<typeof toPanel>;

/** What the panel may ask for. Nothing else is listened to. */
const fromPanel = v.variant('type', [
	v.strictObject({ type: v.literal('ready') }),
	v.strictObject({ type: v.literal('goTo'), index: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
]);
export type FromPanel = v.InferOutput<typeof fromPanel>;

/** What the panel remembers over a reload of the window. */
const panelState = v.strictObject({ uri: v.string() });
export type PanelState = v.InferOutput<typeof panelState>;

const read =
	<T>(schema: v.GenericSchema<unknown, T>) =>
	(message: unknown): T | undefined => {
		const result = v.safeParse(schema, message);
		return result.success ? result.output : undefined;
	};

/** The message, or undefined for anything that is not one. */
export const readToPanel: (message: unknown) => ToPanel | undefined = read(toPanel);
export const readFromPanel: (message: unknown) => FromPanel | undefined = read(fromPanel);
export const readPanelState: (state: unknown) => PanelState | undefined = read(panelState);
