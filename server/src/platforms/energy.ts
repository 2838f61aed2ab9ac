import {
	bounds,
	dividedBy,
	exactly,
	fraction,
	plus,
	spanning,
	times,
	timesBounds,
	type Bounds,
	type Fraction,
} from './money.ts';
import type { Prices } from './options.ts';
import type { Request, Size } from './request.ts';
import { readSize } from './request.ts';
import type { Evidence, Machine } from './shape.ts';

type Run = Machine['runs'][number];

/** Watt-hours of one image, exactly, or the reason why nobody can say. */
export interface Energy {
	readonly wattHours: Bounds<Fraction>;
	readonly evidence: readonly Evidence[];
	readonly because: readonly string[];
}

const secondsPerHour = fraction(3600);

/** What a local machine draws for one image: `watts * seconds`, the seconds measured or scaled from a measurement. */
export function energyOfImage(to: Request, size: Size | undefined, own: Prices | undefined): Energy | string {
	const { hardware } = to.job;
	if (hardware === undefined) return anyMachine(to, size);
	if (typeof hardware !== 'string')
		return measured(hardware.watts, hardware.seconds, `${hardware.watts} W for ${hardware.seconds} s an image`);
	const mine = own?.hardware?.[hardware];
	if (mine !== undefined) {
		const seconds = mine.seconds ?? (mine.secondsPerStep ?? 0) * (to.steps ?? 0);
		if (seconds <= 0) return `the machine ${hardware} has no seconds an image, or the prompt no steps`;
		return measured(mine.watts, seconds, `${hardware}: ${mine.watts} W for ${trimmed(seconds)} s an image`);
	}
	const id = hardware.trim().toLowerCase();
	const machine = to.platform.machines?.find((one) => one.id === id || one.title.toLowerCase() === id);
	if (machine === undefined) return `no figures are known for the machine ${hardware}`;
	return onMachine(machine, to, size);
}

function measured(watts: number, seconds: number, because: string): Energy {
	const wattHours = bounds(dividedBy(times(fraction(watts), fraction(seconds)), secondsPerHour));
	return { wattHours, evidence: [], because: [because] };
}

function anyMachine(to: Request, size: Size | undefined): Energy | string {
	const known = (to.platform.machines ?? []).flatMap((machine) => {
		const energy = onMachine(machine, to, size);
		return typeof energy === 'string' ? [] : [{ machine, energy }];
	});
	const [first, ...rest] = known;
	if (first === undefined) return `no measurement of ${to.model.title} is known; set the hardware`;
	return {
		wattHours: spanning(first.energy.wattHours, ...rest.map(({ energy }) => energy.wattHours)),
		evidence: known.flatMap(({ energy }) => energy.evidence),
		because: [
			`assuming one of these machines, because no hardware is set: ${known.map(({ machine }) => machine.title).join(', ')}`,
		],
	};
}

function onMachine(machine: Machine, to: Request, size: Size | undefined): Energy | string {
	const runs = closest(
		machine.runs.filter((run) => run.model === to.model.id),
		to,
		size,
	);
	const energies = runs.flatMap((run) => energyOfRun(run, machine, to, size) ?? []);
	const [first, ...rest] = energies;
	if (first === undefined) {
		return runs.length === 0
			? `no measurement of ${to.model.title} on ${machine.title} is known`
			: `how many watts ${machine.title} draws is not known; set watts and seconds`;
	}
	const because = runs.map((run) => describe(run, machine));
	return { wattHours: spanning(first, ...rest), evidence: [machine, ...runs], because };
}

function energyOfRun(run: Run, machine: Machine, to: Request, size: Size | undefined): Bounds<Fraction> | undefined {
	const scale = bounds(scaleOf(run, to, size));
	if (run.wattHours !== undefined) return timesBounds(bounds(fraction(run.wattHours)), scale);
	if (run.seconds === undefined || machine.watts === undefined) return undefined;
	const wattsOverHour = bounds(dividedBy(fraction(machine.watts), secondsPerHour));
	return timesBounds(timesBounds(exactly(run.seconds), wattsOverHour), scale);
}

/** Time grows with steps and pixels; where a measurement does not give its own, it is taken as it is. */
function scaleOf(run: Run, to: Request, size: Size | undefined): Fraction {
	const measuredAt = run.size === undefined ? undefined : readSize(run.size);
	const steps =
		run.steps === undefined || to.steps === undefined
			? fraction(1)
			: dividedBy(fraction(to.steps), fraction(run.steps));
	const [here, there] = [pixelsOf(size), pixelsOf(measuredAt)];
	const once =
		here === undefined || there === undefined ? steps : times(steps, dividedBy(fraction(here), fraction(there)));
	return times(once, passes(to));
}

/** A hires fix samples a second time, at the larger size: with `hires` 2, that is four times the pixels on top. */
function passes(to: Request): Fraction {
	const upscale = Number(to.parameters.get('hires') ?? 0);
	if (!(upscale >= 1 && upscale <= 16)) return fraction(1);
	const edge = fraction(upscale);
	return plus(fraction(1), times(edge, edge));
}

function pixelsOf(size: Size | undefined): number | undefined {
	return size?.width === undefined || size.height === undefined ? undefined : size.width * size.height;
}

function closest(runs: readonly Run[], to: Request, size: Size | undefined): readonly Run[] {
	const nearness = (run: Run) => (run.size === size?.text ? 2 : 0) + (run.steps === to.steps ? 1 : 0);
	const best = Math.max(...runs.map(nearness));
	return runs.filter((run) => nearness(run) === best);
}

function describe(run: Run, machine: Machine): string {
	const conditions = [run.steps === undefined ? '' : `${run.steps} steps`, run.size ?? ''].filter(
		(each) => each !== '',
	);
	const at = conditions.length === 0 ? '' : ` at ${conditions.join(', ')}`;
	if (run.wattHours !== undefined) return `${machine.title}: ${run.wattHours} Wh an image${at}`;
	const seconds = typeof run.seconds === 'object' ? run.seconds.join(' to ') : String(run.seconds);
	return `${machine.title}: ${machine.watts} W for ${seconds} s an image${at}`;
}

function trimmed(value: number): string {
	return String(Math.round(value * 1000) / 1000);
}
