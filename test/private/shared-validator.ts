/** What CDK loads for its validator in tests. */
module.exports = (globalThis as unknown as { sharedValidator: object }).sharedValidator;
