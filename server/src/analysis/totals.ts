import { Booked } from '../platforms/bookings.ts';
import { EstimateSum, type Estimate } from '../platforms/estimate.ts';
import { stillPlanned, type Spending } from '../platforms/spending.ts';
import type { Sheet } from '../sheet/sheet.ts';
import { AnalysedPrompt, type AnalysisContext } from './subject.ts';

interface One {
	readonly prompt: { readonly name: string | null; readonly index: number };
	readonly subject: AnalysedPrompt;
}
type Prompts = readonly One[];

/** Sums the prompts of a sheet, and remembers the sums of its stretches: after an edit only the touched one is summed again. */
export class Totals {
	readonly #sums = new Stretches(sumOf, isSameSubject);

	of(prompts: Prompts): Estimate {
		const all = new EstimateSum();
		for (const sum of this.#sums.of(prompts)) all.merge(sum);
		return all.estimate();
	}
}

/** What a sheet's prompts put on clients and projects, remembered by stretches likewise. */
export class Bookings {
	readonly #booked = new Stretches(bookedOf, isSamePlan);
	readonly #spending: Spending | undefined;

	constructor(spending?: Spending) {
		this.#spending = spending;
	}

	of(prompts: Prompts): Booked {
		const all = new Booked();
		for (const part of this.#booked.of(plansOf(prompts, this.#spending))) all.merge(part);
		return all;
	}
}

/** What a sheet's prompts put on clients and projects, without the rest of its analysis: for sheets that nobody looks at. */
export function bookedIn({ prompts, isDotprompt }: Sheet, context: AnalysisContext): Booked {
	if (isDotprompt) return new Booked();
	const read = prompts.map((prompt) => {
		const { block, inherited } = prompt;
		return { prompt, subject: new AnalysedPrompt(block.source, block, inherited.with(block, 'prompt'), context) };
	});
	return bookedOf(plansOf(read, context.spending));
}

/** A prompt, and what of its estimate was not run yet. */
interface Plan {
	readonly subject: AnalysedPrompt;
	readonly planned: Estimate | undefined;
}

/** Over the whole sheet, for prompts of one name share what was run. */
function plansOf(prompts: Prompts, spending: Spending | undefined): Plan[] {
	const planned = stillPlanned(prompts, spending);
	return prompts.map(({ subject }, at) => ({ subject, planned: planned[at] }));
}

/** What prompts put on the clients and projects that they are booked on. */
function bookedOf(plans: readonly Plan[]): Booked {
	const booked = new Booked();
	for (const { subject, planned } of plans) {
		const { settings } = subject;
		booked.add(settings.get('client')?.value, settings.get('project')?.value, planned);
	}
	return booked;
}

function sumOf(prompts: Prompts): EstimateSum {
	const sum = new EstimateSum();
	for (const { subject } of prompts) sum.add(subject.estimate);
	return sum;
}

const stretchLength = 64;

/** What was made of each stretch of a sheet's prompts, as long as the stretch stays the same. */
class Stretches<One, T> {
	readonly #make: (stretch: readonly One[]) => T;
	readonly #isAlike: (one: One, before: One | undefined) => boolean;
	#before: readonly One[] = [];
	#kept: readonly T[] = [];

	constructor(make: (stretch: readonly One[]) => T, isAlike: (one: One, before: One | undefined) => boolean) {
		this.#make = make;
		this.#isAlike = isAlike;
	}

	of(all: readonly One[]): readonly T[] {
		const made: T[] = [];
		for (let from = 0; from < all.length; from += stretchLength) {
			const stretch = all.slice(from, from + stretchLength);
			const old = this.#isSame(stretch, from) ? this.#kept[made.length] : undefined;
			made.push(old ?? this.#make(stretch));
		}
		this.#before = all;
		this.#kept = made;
		return made;
	}

	/** Whether the stretch at `from` is that of before. */
	#isSame(stretch: readonly One[], from: number): boolean {
		const before = this.#before.slice(from, from + stretchLength);
		return stretch.length === before.length && stretch.every((one, at) => this.#isAlike(one, before[at]));
	}
}

const isSameSubject = (one: One, before: One | undefined): boolean => one.subject === before?.subject;

/** A ledger knows a prompt by its heading, which may change while the prompt does not. */
const isSamePlan = ({ subject, planned }: Plan, before: Plan | undefined): boolean =>
	subject === before?.subject && planned === before.planned;
