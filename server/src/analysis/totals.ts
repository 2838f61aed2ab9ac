import { Booked } from '../platforms/bookings.ts';
import { EstimateSum, type Estimate } from '../platforms/estimate.ts';
import type { Sheet } from '../sheet/sheet.ts';
import { AnalysedPrompt, type AnalysisContext } from './subject.ts';

type Prompts = readonly { readonly subject: AnalysedPrompt }[];

/** Sums the prompts of a sheet, and remembers the sums of its stretches: after an edit only the touched one is summed again. */
export function createTotals(): (prompts: Prompts) => Estimate {
	const sums = createStretches((subjects) => {
		const sum = new EstimateSum();
		for (const { estimate } of subjects) sum.add(estimate);
		return sum;
	});
	return (prompts) => {
		const all = new EstimateSum();
		for (const sum of sums(prompts)) all.merge(sum);
		return all.estimate();
	};
}

/** What a sheet's prompts put on clients and projects, remembered by stretches likewise. */
export function createBookings(): (prompts: Prompts) => Booked {
	const booked = createStretches(bookedOf);
	return (prompts) => {
		const all = new Booked();
		for (const part of booked(prompts)) all.merge(part);
		return all;
	};
}

/** What a sheet's prompts put on clients and projects, without the rest of its analysis: for sheets that nobody looks at. */
export function bookedIn({ prompts, isDotprompt }: Sheet, context: AnalysisContext): Booked {
	if (isDotprompt) return new Booked();
	return bookedOf(
		prompts.map(
			({ block, inherited }) => new AnalysedPrompt(block.source, block, inherited.with(block, 'prompt'), context),
		),
	);
}

/** What prompts put on the clients and projects that they are booked on. */
export function bookedOf(subjects: readonly AnalysedPrompt[]): Booked {
	const booked = new Booked();
	for (const { settings, estimate } of subjects)
		booked.add(settings.get('client')?.value, settings.get('project')?.value, estimate);
	return booked;
}

interface Stretch<T> {
	readonly prompts: Prompts;
	readonly made: T;
}

const stretchLength = 64;

function createStretches<T>(make: (subjects: readonly AnalysedPrompt[]) => T): (prompts: Prompts) => T[] {
	let kept: readonly Stretch<T>[] = [];
	return (prompts) => {
		const stretches: Stretch<T>[] = [];
		for (let from = 0; from < prompts.length; from += stretchLength) {
			const old = kept[stretches.length];
			const some = prompts.slice(from, from + stretchLength);
			const made = old && isSame(some, old.prompts) ? old.made : make(some.map(({ subject }) => subject));
			stretches.push({ prompts: some, made });
		}
		kept = stretches;
		return stretches.map(({ made }) => made);
	};
}

/** Prompts that did not even move are the same objects: most are told apart from others without a look into them. */
const isSame = (some: Prompts, others: Prompts): boolean =>
	some.length === others.length &&
	some.every((one, index) => one === others[index] || one.subject === others[index]?.subject);
