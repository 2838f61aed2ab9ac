import type { CompanionData } from './companions.ts';
import camera from './data/camera.json' with { type: 'json' };
import colour from './data/colour.json' with { type: 'json' };
import companions from './data/companions.json' with { type: 'json' };
import lighting from './data/lighting.json' with { type: 'json' };
import medium from './data/medium.json' with { type: 'json' };
import viewpoint from './data/viewpoint.json' with { type: 'json' };
import type { CategoryData, FaultData } from './term.ts';

/** Categories in the order a prompt is usually written; quality boosters, which decide nothing, come last. */
export const categories: readonly CategoryData[] = [
	lighting,
	camera,
	viewpoint,
	medium,
	colour,
];

/** Negative terms by the fault they prevent, the commonest faults first. */
export const faults: readonly FaultData[] = [
];

export const companionCounts: CompanionData = companions;
