import assert from 'node:assert/strict';
import { importFile, type TextKind } from '../../server/src/import/importFile.ts';
import { ImportError } from '../../server/src/import/imported.ts';
import { sheetText } from '../../server/src/import/sheetText.ts';
import { nodeInflate } from '../../server/src/lsp/node/inflate.ts';

/** The sheet of one imported file. */
export const imported = async (path: string, content: Uint8Array | string, as?: TextKind): Promise<string> =>
	sheetText([await importFile(path, Buffer.from(content as string), { inflate: nodeInflate, ...(as && { as }) })]);

/** What is imported of `infotext`. */
export const fisherman = `# fisherman
@platform: stable-diffusion
(masterpiece:1.2), portrait of a fisherman, Rembrandt lighting
weathered face
Negative prompt: lowres, bad hands
Steps: 28, Sampler: DPM++ 2M, Schedule type: Karras, CFG scale: 6, Seed: 42, Size: 832x1216, Model: sd_xl_base_1.0, Lora hashes: "a: 1, b: 2"
`;

/** What is imported of `comfyPrompt`. */
export const lighthouse = `# lighthouse
// LoRA: film_grain, strength 0.7
@platform: stable-diffusion
@dialect: comfyui
a (lighthouse:1.3) on a cliff, storm
Negative prompt: people, boats
Steps: 25, Sampler: dpmpp_2m, Schedule type: karras, CFG scale: 5.5, Seed: 7, Size: 1024x1536, Model: sd_xl_base_1.0, Batch size: 4
`;

/** Why a file is refused. */
export const refused = (path: string, content: Uint8Array | string): Promise<string> =>
	imported(path, content).then(
		(sheet) => assert.fail(`imported:\n${sheet}`),
		(error: unknown) => (error instanceof ImportError ? error.message : assert.fail(String(error))),
	);
