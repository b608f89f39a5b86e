// A verifier of another family: says of each credential whether its proof and its status hold.
// Nothing is fetched: documents come from the files named in the first argument.
import {readFileSync} from 'node:fs';
import * as vc from '@digitalbazaar/vc';
import {checkStatus} from '@digitalbazaar/vc-bitstring-status-list';
import {cryptosuite} from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import {DataIntegrityProof} from '@digitalbazaar/data-integrity';

const [, , documentsFile, now, ...files] = process.argv;
const documents = JSON.parse(readFileSync(documentsFile));
const documentLoader = async url => {
  if(!(url in documents)) {
    throw new Error(`nothing is fetched: ${url}`);
  }
  return {documentUrl: url, document: structuredClone(documents[url]), contextUrl: null};
};
const suite = new DataIntegrityProof({cryptosuite});
const checked = options => checkStatus({...options, verifyBitstringStatusListCredential: true});

for(const file of files) {
  const credential = JSON.parse(readFileSync(file));
  const result = await vc.verifyCredential({
    credential, suite, documentLoader, checkStatus: checked, now: new Date(now)});
  const errors = [result.error, ...(result.error?.errors ?? [])].filter(one => one);
  const why = [result.statusResult?.error?.message, ...errors.map(one => one.message)];
  const revoked = result.statusResult?.results?.some(one => one.status) ?? false;
  console.log(JSON.stringify({verified: result.verified && !revoked, revoked, why: why.filter(one => one)}));
}
