import type { CompanionData } from './companions.ts';
import appearance from './data/appearance.json' with { type: 'json' };
import architecture from './data/architecture.json' with { type: 'json' };
import camera from './data/camera.json' with { type: 'json' };
import colour from './data/colour.json' with { type: 'json' };
import companions from './data/companions.json' with { type: 'json' };
import creature from './data/creature.json' with { type: 'json' };
import design from './data/design.json' with { type: 'json' };
import effect from './data/effect.json' with { type: 'json' };
import fashion from './data/fashion.json' with { type: 'json' };
import figure from './data/figure.json' with { type: 'json' };
import genre from './data/genre.json' with { type: 'json' };
import lighting from './data/lighting.json' with { type: 'json' };
import master from './data/master.json' with { type: 'json' };
import material from './data/material.json' with { type: 'json' };
import medium from './data/medium.json' with { type: 'json' };
import mood from './data/mood.json' with { type: 'json' };
import movement from './data/movement.json' with { type: 'json' };
import nature from './data/nature.json' with { type: 'json' };
import anatomyFaults from './data/negative/anatomy.json' with { type: 'json' };
import artefactsFaults from './data/negative/artefacts.json' with { type: 'json' };
import contentFaults from './data/negative/content.json' with { type: 'json' };
import framingFaults from './data/negative/framing.json' with { type: 'json' };
import qualityFaults from './data/negative/quality.json' with { type: 'json' };
import styleFaults from './data/negative/style.json' with { type: 'json' };
import textFaults from './data/negative/text.json' with { type: 'json' };
import object from './data/object.json' with { type: 'json' };
import phraseData from './data/phrases.json' with { type: 'json' };
import pose from './data/pose.json' with { type: 'json' };
import quality from './data/quality.json' with { type: 'json' };
import rendering from './data/rendering.json' with { type: 'json' };
import setting from './data/setting.json' with { type: 'json' };
import spellingData from './data/spellings.json' with { type: 'json' };
import technique from './data/technique.json' with { type: 'json' };
import viewpoint from './data/viewpoint.json' with { type: 'json' };
import weather from './data/weather.json' with { type: 'json' };
import type { SpellingCounts } from './names.ts';
import type { PhraseCounts } from './phrases.ts';
import type { CategoryData, FaultData } from './term.ts';

/** Categories in the order a prompt is usually written; quality boosters, which decide nothing, come last. */
export const categories: readonly CategoryData[] = [
	figure,
	creature,
	object,
	nature,
	appearance,
	pose,
	fashion,
	effect,
	setting,
	weather,
	architecture,
	lighting,
	camera,
	viewpoint,
	medium,
	technique,
	movement,
	master,
	genre,
	design,
	rendering,
	colour,
	mood,
	material,
	quality,
];

/** Negative terms by the fault they prevent, the commonest faults first. */
export const faults: readonly FaultData[] = [
	anatomyFaults,
	artefactsFaults,
	textFaults,
	framingFaults,
	qualityFaults,
	styleFaults,
	contentFaults,
];

export const companionCounts: CompanionData = companions;

export const phraseCounts: PhraseCounts = phraseData.phrases;

/** How many prompts write each name of a term, where it has several. */
export const spellingCounts: SpellingCounts = new Map(Object.entries(spellingData.spellings));
