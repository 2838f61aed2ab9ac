import fc from 'fast-check';

/** The same random cases at every run, so that a change and not chance breaks a test. `FC_SEED=7 npm test` looks further. */
fc.configureGlobal({ seed: Number(process.env['FC_SEED'] ?? 20_261_122) });
