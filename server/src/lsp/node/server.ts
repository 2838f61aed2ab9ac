import { startNodeServer } from './main.ts';

/** Entry of the bundle that editors start; `prompt-credits serve --stdio` is the same over standard input and output. */
startNodeServer(false);
