import type { Job } from './job.ts';

/** True of two jobs that ask for the same, whatever their texts and however many there are of each. */
export const isAlike = (one: Job, other: Job): boolean =>
	one.platform === other.platform &&
	one.model === other.model &&
	one.plan === other.plan &&
	one.mode === other.mode &&
	one.action === other.action &&
	one.quality === other.quality &&
	one.size === other.size &&
	one.aspect === other.aspect &&
	one.images === other.images &&
	one.steps === other.steps &&
	one.hardware === other.hardware &&
	one.references === other.references &&
	(one.parameters === other.parameters || one.parameters.size + other.parameters.size === 0);
