import type { PromptAnalysis } from '../analysis/analyse.ts';
import type { AnalysedPrompt } from '../analysis/subject.ts';
import type { Ledger, SheetLedger } from '../ledger/ledger.ts';
import { promptTallies } from '../ledger/promptTallies.ts';
import type * as protocol from '../lsp/costProtocol.ts';
import { catalogue, defaultModel, findModel, modesOf, plansOf, qualitiesOf } from '../platforms/catalogue.ts';
import type { CostWords } from '../platforms/costWords.ts';
import { EstimateSum, type Estimate } from '../platforms/estimate.ts';
import { platformIds } from '../platforms/job.ts';
import { toDecimal } from '../platforms/money.ts';
import { promptName } from '../platforms/spending.ts';
import { countText } from '../platforms/words.ts';
import { ledgerFigures, tallyRow } from './ledgerFigures.ts';
import { meters, resetDaysOf } from './meters.ts';
import { opening } from './outline.ts';
import { savingsOf } from './savings.ts';
import { becauseOf, modelTitle, nameOf, sum } from './summary.ts';
import { clientEdits, type View } from './view.ts';
import { whatIfWords } from './whatIf.ts';
import { spanOf } from '../sheet/sheet.ts';

/** What costs are worked out from. */
export interface CostSources {
	/** The sheet alone, or all of the workspace. */
	readonly views: readonly View[];
	/** Of all these sheets, and of the workspace's folders. */
	readonly ledger?: Ledger | undefined;
	/** Where a sheet's entries are. */
	readonly ledgerOf?: (uri: string) => SheetLedger | undefined;
	readonly on: string;
	/** How money is said where there is no sheet. */
	readonly money: CostWords;
}

interface Entry {
	readonly view: View;
	readonly analysed: PromptAnalysis;
}

/** The figures of a scope: a row a prompt, totals by what they are booked on, what is taken of budgets and plans. */
export function costs(sources: CostSources, { scope, whatIf }: protocol.CostsQuery): protocol.Costs {
	const { views } = sources;
	const money = views[0]?.config.money ?? sources.money;
	const all = views.flatMap((view) => view.analysis.prompts.map((analysed): Entry => ({ view, analysed })));
	const entries = scopeOf(all, scope);
	const subjects = entries.map(({ analysed }) => analysed.subject);
	const because = new Because(money);
	const buckets = bucketsOf(entries);
	const whole = new EstimateSum();
	for (const bucket of buckets) whole.merge(bucket.sum);
	const total = whole.estimate();
	const figures = figuresOf(sources, scope, money);
	return {
		scope,
		title: titleOf(sources, scope),
		rows: entries.map((entry) => rowOf(entry, because, sources.ledgerOf)),
		because: because.lists,
		total: {
			prompts: entries.length,
			jobs: sum(subjects.map(({ reading }) => reading.jobs)),
			images: sum(entries.map(({ analysed }) => factsOf(analysed).images)),
			kind: total.kind,
			cost: entries.length === 0 ? 'no prompts' : money.cost(total),
			asOf: 'asOf' in total ? total.asOf : null,
		},
		groups: {
			sheet: grouped(
				buckets,
				({ uri }) => nameOf(uri),
				money,
				({ uri }) => uri,
			),
			platform: grouped(buckets, ({ facts }) => facts.row.platform, money),
			client: grouped(buckets, ({ facts }) => facts.row.client ?? '', money),
			project: grouped(buckets, ({ facts }) => facts.row.project ?? '', money),
			mode: grouped(buckets, ({ facts }) => facts.mode, money),
		},
		meters: meters({ ...sources, money, scope, subjects }),
		spent:
			figures && figures.total.runs > 0 ? `${figures.total.spent} in ${countText(figures.total.runs, 'run')}` : null,
		ledger: figures,
		clients: names(all, 'client'),
		projects: names(all, 'project'),
		switches: switchesOf([
			...new Map(subjects.map((one) => [`${one.platform} ${one.jobs[0]?.model ?? ''}`, one])).values(),
		]),
		whatIf: whatIf && entries.length > 0 ? whatIfWords(subjects, whatIf, money) : null,
	};
}

function figuresOf(
	{ views, ledger, ledgerOf, on }: CostSources,
	scope: protocol.CostScope,
	money: CostWords,
): protocol.LedgerFigures | null {
	const options = { today: on, money, resetDays: resetDaysOf(views) };
	if (scope.kind === 'sheet') {
		const own = views[0] && ledgerOf?.(views[0].uri);
		return own ? ledgerFigures(own.ledger, { choice: { sheet: own.sheet }, ...options }) : null;
	}
	const choice = scope.kind === 'workspace' ? {} : { [scope.kind]: scope.name };
	return ledger ? ledgerFigures(ledger, { choice, ...options }) : null;
}

/** What would cost less, for the most expensive prompts of a scope, the most first. */
export function savingOffers(views: readonly View[], scope: protocol.CostScope): protocol.SavingOffer[] {
	const entries = scopeOf(
		views.flatMap((view) => view.analysis.prompts.map((analysed): Entry => ({ view, analysed }))),
		scope,
	);
	return entries
		.map((entry) => ({ entry, most: mostOf(entry.analysed.subject.estimate) }))
		.sort((a, b) => descending(a.most, b.most))
		.slice(0, mostLookedAt)
		.flatMap(({ entry: { view, analysed } }) =>
			savingsOf(view, analysed)
				.slice(0, mostOfOne)
				.map((saving) => ({ view, analysed, saving })),
		)
		.sort((a, b) => descending(a.saving.micros, b.saving.micros))
		.slice(0, mostOffers)
		.map(({ view, analysed, saving }) => ({
			uri: view.uri,
			version: view.version,
			index: analysed.prompt.index,
			prompt: analysed.prompt.name ?? opening(analysed.subject.text.value),
			title: saving.title,
			edits: clientEdits(view, saving.edits),
		}));
}

/** Each saving is tried on the sheet: more prompts than these would take longer than anybody waits. */
const mostLookedAt = 40;
const mostOfOne = 4;
const mostOffers = 60;

const descending = (a: bigint, b: bigint): number => (a < b ? 1 : a > b ? -1 : 0);

const mostOf = (estimate: Estimate): bigint => ('usd' in estimate ? estimate.usd.max : 0n);

const setting = ({ subject }: PromptAnalysis, key: 'client' | 'project'): string =>
	subject.settings.get(key)?.value ?? '';

function scopeOf(entries: Entry[], scope: protocol.CostScope): Entry[] {
	if (scope.kind === 'sheet' || scope.kind === 'workspace') return entries;
	const wanted = scope.name.trim().toLowerCase();
	return entries.filter(({ analysed }) => setting(analysed, scope.kind).trim().toLowerCase() === wanted);
}

function titleOf({ views }: CostSources, scope: protocol.CostScope): string {
	switch (scope.kind) {
		case 'sheet': {
			const set = views[0]?.analysis.sheet.frontMatter?.settings;
			return set?.find(({ key }) => key === 'title' || key === 'project')?.value ?? nameOf(scope.uri);
		}
		case 'workspace':
			return '';
		default:
			return scope.name;
	}
}

/** What stays while a prompt does. */
interface Facts {
	readonly row: Omit<protocol.CostRow, 'uri' | 'index' | 'name' | 'line' | 'because' | 'vague' | 'ledger'>;
	readonly mode: string;
	readonly images: bigint | 'unknown';
	/** The same for prompts of a sheet that are in the same group however they are grouped. */
	readonly bucket: string;
}

const known = new WeakMap<AnalysedPrompt, Facts>();

function factsOf(analysed: PromptAnalysis): Facts {
	let facts = known.get(analysed.subject);
	if (!facts) {
		const row = fixedOf(analysed);
		const mode = modeOf(analysed.subject);
		const images = analysed.subject.images ?? 'unknown';
		facts = { row, mode, images, bucket: JSON.stringify([row.platform, row.client, row.project, mode]) };
		known.set(analysed.subject, facts);
	}
	return facts;
}

interface Bucket {
	readonly uri: string;
	readonly facts: Facts;
	readonly sum: EstimateSum;
	prompts: number;
}

/** Each prompt is added up once: groups are sums of buckets. */
function bucketsOf(entries: readonly Entry[]): Bucket[] {
	const buckets = new Map<View, Map<string, Bucket>>();
	for (const { view, analysed } of entries) {
		let ofView = buckets.get(view);
		if (!ofView) buckets.set(view, (ofView = new Map<string, Bucket>()));
		const facts = factsOf(analysed);
		let bucket = ofView.get(facts.bucket);
		if (!bucket) ofView.set(facts.bucket, (bucket = { uri: view.uri, facts, sum: new EstimateSum(), prompts: 0 }));
		bucket.sum.add(analysed.subject.estimate);
		bucket.prompts++;
	}
	return [...buckets.values()].flatMap((ofView) => [...ofView.values()]);
}

function rowOf({ view, analysed }: Entry, because: Because, ledgerOf: CostSources['ledgerOf']): protocol.CostRow {
	const { prompt, subject, findings } = analysed;
	const { row } = factsOf(analysed);
	const own = ledgerOf?.(view.uri);
	// Written out: of thousands of rows, copying the rest would take most of the time.
	return {
		uri: view.uri,
		index: prompt.index,
		name: prompt.name,
		opening: row.opening,
		line: view.places.at(spanOf(view.analysis.sheet, prompt).start).line,
		platform: row.platform,
		model: row.model,
		client: row.client,
		project: row.project,
		jobs: row.jobs,
		images: row.images,
		kind: row.kind,
		cost: row.cost,
		usd: row.usd,
		because: because.of(subject.estimate),
		vague: findings.some(({ rule }) => rule === 'vague-prompt'),
		ledger: own ? tallyRow(promptTallies(own.ledger).of(own.sheet, promptName(prompt)), view.config.money) : null,
	};
}

function fixedOf(analysed: PromptAnalysis): Facts['row'] {
	const { subject } = analysed;
	const { estimate } = subject;
	return {
		opening: opening(subject.text.value),
		platform: platformTitle(subject),
		model: modelTitle(subject.platform, subject.jobs[0]?.model),
		client: setting(analysed, 'client') || null,
		project: setting(analysed, 'project') || null,
		jobs: subject.reading.jobs.toString(),
		images: subject.images?.toString() ?? 'unknown',
		kind: estimate.kind,
		cost: subject.money.cost(estimate),
		usd: 'usd' in estimate ? toDecimal(estimate.usd.max) : estimate.kind === 'included' ? 0 : null,
	};
}

/** Lists of steps, each once: most prompts of a sheet cost alike. */
class Because {
	readonly lists: (readonly string[])[] = [];
	readonly #seen = new Map<Estimate, number>();
	readonly #same = new Map<string, number>();
	readonly #money: CostWords;

	constructor(money: CostWords) {
		this.#money = money;
	}

	of(estimate: Estimate): number {
		let at = this.#seen.get(estimate);
		if (at === undefined) {
			const list = becauseOf(estimate, this.#money);
			const text = list.join('\n');
			at = this.#same.get(text) ?? this.lists.push(list) - 1;
			this.#same.set(text, at);
			this.#seen.set(estimate, at);
		}
		return at;
	}
}

function grouped(
	buckets: readonly Bucket[],
	titleFor: (bucket: Bucket) => string,
	money: CostWords,
	keyOf = (bucket: Bucket): string => titleFor(bucket).trim().toLowerCase(),
): protocol.CostGroup[] {
	const groups = new Map<string, { title: string; sum: EstimateSum; prompts: number }>();
	for (const bucket of buckets) {
		const key = keyOf(bucket);
		let group = groups.get(key);
		if (!group) groups.set(key, (group = { title: titleFor(bucket), sum: new EstimateSum(), prompts: 0 }));
		group.sum.merge(bucket.sum);
		group.prompts += bucket.prompts;
	}
	return [...groups]
		.map(([key, { title, sum: of, prompts }]) => ({ key, title, prompts, estimate: of.estimate() }))
		.sort((a, b) => descending(mostOf(a.estimate), mostOf(b.estimate)))
		.map(({ key, title, prompts, estimate }) => ({
			key,
			title,
			prompts,
			cost: money.cost(estimate),
			usd: 'usd' in estimate ? { min: toDecimal(estimate.usd.min), max: toDecimal(estimate.usd.max) } : null,
		}));
}

const platformTitle = ({ platform }: AnalysedPrompt): string => catalogue.get(platform)?.title ?? platform;

/** As set, or the one that applies where nothing is said; empty where the platform has but one. */
const modeOf = ({ platform, jobs }: AnalysedPrompt): string =>
	jobs[0]?.mode?.toLowerCase() ?? catalogue.get(platform)?.modes?.[0] ?? '';

function names(entries: readonly Entry[], key: 'client' | 'project'): string[] {
	const found = new Map<string, string>();
	for (const { analysed } of entries) {
		const name = setting(analysed, key).trim();
		if (name !== '' && !found.has(name.toLowerCase())) found.set(name.toLowerCase(), name);
	}
	return [...found.values()].sort((a, b) => a.localeCompare(b));
}

/** What the platforms and models of these prompts can be set to; one prompt of each is enough. */
function switchesOf(subjects: readonly AnalysedPrompt[]): protocol.Costs['switches'] {
	const platforms = [...new Set(subjects.map(({ platform }) => platform))].flatMap((id) => catalogue.get(id) ?? []);
	const models = new Set(
		subjects.flatMap(({ platform, jobs }) => {
			const there = catalogue.get(platform);
			const written = jobs[0]?.model;
			return (there && (written === undefined ? defaultModel(there) : findModel(there, written))) ?? [];
		}),
	);
	const plain = (values: Iterable<string>) => [...new Set(values)].map((value) => ({ value, title: value }));
	const plans = platforms.flatMap((platform) => plansOf(platform));
	return {
		platform: platformIds.map((value) => ({ value, title: catalogue.get(value)?.title ?? value })),
		plan: [...new Map(plans.map(({ id, title }) => [id, { value: id, title }])).values()],
		mode: plain(platforms.flatMap((platform) => modesOf(platform))),
		quality: plain([...models].flatMap((model) => qualitiesOf(model))),
	};
}
