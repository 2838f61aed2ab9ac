import type { Config } from '../config/config.ts';
import type { Dialect, DialectId, ReadContext, Reading, Wildcards } from '../dialects/dialect.ts';
import type { ClientBudget, Elsewhere } from '../platforms/bookings.ts';
import {
	estimate,
	imagesPerJob,
	total,
	totalOfVariants,
	type Estimate,
	type PriceOptions,
} from '../platforms/estimate.ts';
import type { PlatformId } from '../platforms/job.ts';
import type { Spending } from '../platforms/spending.ts';
import type { PromptSubject } from '../rules/rule.ts';
import { signatureOf, type Signature } from '../rules/signature.ts';
import { readWording, type Wording } from '../rules/wording.ts';
import type { PromptBlock } from '../sheet/block.ts';
import { blanked, withoutPlaceholderMarks } from '../sheet/mask.ts';
import type { Scope } from '../sheet/scope.ts';
import type { Sent } from '../sheet/sent.ts';
import { assess, isVague, type Assessment, type Element, type Given } from '../specificity/specificity.ts';
import { wordsOf, type Words } from '../specificity/words.ts';
import type { ClipEncoder } from '../tokens/clip.ts';
import { dialects } from './dialects.ts';
import { jobsOf } from './jobs.ts';
import { wholeNegative } from './negative.ts';
import { chooseDialect, choosePlatform, type Chosen } from './platform.ts';

/** What a sheet is read with. Everything from outside is in here, so that the same sheet gives the same analysis. */
export interface AnalysisContext {
	readonly config: Config;
	/** The day prices and models are looked up for: YYYY-MM-DD. */
	readonly on: string;
	/** A sheet of a prompt library: placeholders belong there. */
	readonly isLibrarySheet: boolean;
	/** The wildcard lists there are; without them nothing is said of missing ones. */
	readonly wildcards?: { readonly find: Wildcards; readonly names: readonly string[] };
	/** What the workspace's other sheets put on a budget; without it a sheet is held against budgets alone. */
	readonly elsewhere?: (budget: ClientBudget) => Elsewhere;
	/** What was spent already; without it everything is planned, and nothing spent. */
	readonly spending?: Spending;
	/** CLIP's encoder, asked for only where a prompt may not fit a model's window. While it gives none, nothing is said of that. */
	readonly encoder?: () => ClipEncoder | undefined;
}

/**
 * A prompt, worked out. What costs and what is asked rarely is worked out on first use, and once; its words can be read again
 * for less than it takes to keep them.
 */
export class AnalysedPrompt implements PromptSubject {
	readonly chosen: Chosen<PlatformId>;
	readonly dialect: DialectId;
	readonly text: Sent;
	readonly reading: Reading;
	readonly negative: PromptSubject['negative'];
	readonly wholeNegative: PromptSubject['wholeNegative'];
	readonly jobs: PromptSubject['jobs'];
	readonly estimate: Estimate;
	readonly isLibrarySheet: boolean;
	readonly on: string;
	readonly accepted: readonly string[];
	readonly encoder: PromptSubject['encoder'];
	readonly readContext: ReadContext;
	/** What its jobs are priced with. */
	readonly pricing: PriceOptions;
	readonly money: PromptSubject['money'];
	#assessment: Assessment | undefined;
	#isVague: boolean | undefined;
	#words: string | undefined;
	#said: Words | undefined;
	#wording: Wording | undefined;
	/** Null where it cannot be compared. */
	#signature: Signature | null | undefined;

	constructor(
		readonly source: string,
		readonly block: PromptBlock,
		readonly settings: Scope,
		context: AnalysisContext,
	) {
		const { config, on } = context;
		this.on = on;
		this.accepted = config.accept;
		this.money = config.money;
		this.isLibrarySheet = context.isLibrarySheet;
		this.encoder = context.encoder ?? noEncoder;
		this.chosen = choosePlatform(block, settings, config);
		this.dialect = chooseDialect(this.platform, settings);
		this.readContext = readContextOf(this.platform, settings, context);
		const dialect = dialects[this.dialect];
		this.text = unmarked(block.text);
		this.reading = dialect.read(this.text.value, this.readContext);
		const whole = wholeNegative(block, settings);
		this.negative = block.negative && readNegative(block.negative, dialect, this.readContext);
		this.wholeNegative =
			whole === block.negative ? this.negative : whole && readNegative(whole, dialect, this.readContext);
		this.jobs = jobsOf(this.platform, block, settings, this.reading, config);
		this.pricing = pricingOf(context);
		const [first] = this.jobs;
		this.estimate =
			first && this.jobs.length === 1
				? estimate(first, this.pricing)
				: totalOfVariants(
						this.jobs.map((job) => estimate(job, this.pricing)),
						this.reading.jobs,
					);
	}

	get platform(): PlatformId {
		return this.chosen.id;
	}

	get assessment(): Assessment {
		this.#assessment ??= assess(this.#saidWords, this.#given);
		return this.#assessment;
	}

	get isVague(): boolean {
		this.#isVague ??=
			!holdsWildcard(this.text.value, this.platform) &&
			(this.#assessment?.vague ?? isVague(this.#saidWords, this.#given));
		return this.#isVague;
	}

	get words(): string {
		const { parameters, images } = this.reading;
		this.#words ??=
			parameters.length + images.length === 0
				? this.text.value
				: blanked(this.text.value, [...parameters.map(({ span }) => span), ...images]);
		return this.#words;
	}

	get wording(): Wording {
		this.#wording ??= readWording(this.#saidWords);
		return this.#wording;
	}

	get signature(): Signature | undefined {
		if (this.#signature === undefined) this.#signature = signatureOf(this) ?? null;
		return this.#signature ?? undefined;
	}

	/** Lets go of the words when the rules have looked at them, with what it takes to compare the prompt with others. */
	forgetWords(): void {
		if (this.#signature === undefined) this.#signature = signatureOf(this) ?? null;
		this.#words = undefined;
		this.#said = undefined;
		this.#wording = undefined;
	}

	get #saidWords(): Words {
		this.#said ??= wordsOf(this.words);
		return this.#said;
	}

	get #given(): Given {
		return { accepted: this.accepted, elements: carriedBy(this.reading) };
	}

	get oneTry(): Estimate {
		const [job] = this.jobs;
		return job ? estimate({ ...job, jobs: 1n, attempts: 1 }, this.pricing) : total([]);
	}

	/** Images that are made, tries included; undefined where nobody can tell. */
	get images(): bigint | undefined {
		let sum = 0n;
		for (const job of this.jobs) {
			const each = imagesPerJob(job, this.pricing);
			if (each === undefined || job.jobs === 'infinite') return undefined;
			sum += job.jobs * BigInt(each) * BigInt(job.attempts);
		}
		return sum;
	}
}

function readNegative(sent: Sent, dialect: Dialect, context: ReadContext): NonNullable<PromptSubject['negative']> {
	const text = unmarked(sent);
	return { text, reading: dialect.read(text.value, { ...context, part: 'negative' }) };
}

const pricings = new WeakMap<AnalysisContext, PriceOptions>();

/** One for all prompts of a context: what is worked out with it is known again by it. */
function pricingOf(context: AnalysisContext): PriceOptions {
	let pricing = pricings.get(context);
	if (pricing === undefined) {
		const { on, config } = context;
		pricing = { on, prices: { ...config.prices, plans: config.plans } };
		pricings.set(context, pricing);
	}
	return pricing;
}

const unmarked = (sent: Sent): Sent => {
	const value = withoutPlaceholderMarks(sent.value);
	return value === sent.value ? sent : sent.withValue(value);
};

const noEncoder = (): undefined => undefined;

/** What prompts are read with, by their scope: most prompts of a sheet share one. */
const readContexts = new WeakMap<
	Scope,
	{ readonly platform: PlatformId; readonly context: AnalysisContext; readonly made: ReadContext }
>();

function readContextOf(platform: PlatformId, settings: Scope, context: AnalysisContext): ReadContext {
	let kept = readContexts.get(settings);
	if (kept?.platform !== platform || kept.context !== context) {
		kept = { platform, context, made: makeReadContext(platform, settings, context) };
		readContexts.set(settings, kept);
	}
	return kept.made;
}

function makeReadContext(platform: PlatformId, settings: Scope, { config, wildcards }: AnalysisContext): ReadContext {
	const model = settings.get('model')?.value;
	const plan = settings.get('plan')?.value ?? config.plans[platform];
	const mode = settings.get('mode')?.value;
	const action = settings.get('action')?.value;
	return {
		part: 'positive',
		customParameters: config.customParameters,
		...(model !== undefined && { model }),
		...(plan !== undefined && { plan: plan.toLowerCase() }),
		...(mode !== undefined && { mode: mode.toLowerCase() }),
		...(action !== undefined && { action: action.trim().toLowerCase() }),
		...(wildcards && { wildcards: wildcards.find, wildcardNames: wildcards.names }),
	};
}

/** True where a list has some of the words, `__style__`: what they say is not in the prompt. */
function holdsWildcard(text: string, platform: PlatformId): boolean {
	if (platform !== 'stable-diffusion') return false;
	const open = text.indexOf('__') + 2;
	const close = open < 2 ? -1 : text.indexOf('__', open);
	return close > open && !text.slice(open, close).includes(' ');
}

const nothing: readonly Element[] = [];

/** Elements that a prompt's syntax decides without a word: a style reference its style, a reference image its subject. */
function carriedBy(reading: Reading): readonly Element[] {
	if (reading.parameters.length + reading.images.length === 0) return nothing;
	const carries = new Set<Element>();
	if (reading.images.length > 0) carries.add('subject');
	for (const { name } of reading.parameters) {
		if (name === 'sref' || name === 'profile' || name === 'lora') carries.add('medium');
		if (name === 'oref' || name === 'cref' || name === 'edit') carries.add('subject');
	}
	return [...carries];
}
