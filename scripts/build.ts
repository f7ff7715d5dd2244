import { buildProduct } from "./building/build-product";

const seconds = await buildProduct(process.cwd(), process.env, console.log);
console.log(
  seconds === null ? "The build is up to date" : `Built in ${seconds.toFixed(1)} seconds`,
);
