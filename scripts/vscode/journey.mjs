export async function runJourney() {}
