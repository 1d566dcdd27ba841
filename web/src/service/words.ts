// SPDX-FileCopyrightText: 2026 The LearnCode authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { boundedText, isObject } from "./json";

/** What the service says to people, of a result or of how it is. */
export interface Words {
  readonly headline: string;
  /** May be empty. */
  readonly detail: string;
}

const mostHeadline = 1_000;
const mostDetail = 10_000;

/** Nothing if the service did not say any, or not as it should. */
export function readWords(value: unknown): Words | undefined {
  if (!isObject(value)) return undefined;
  const headline = boundedText(value["headline"], mostHeadline);
  const detail = boundedText(value["detail"], mostDetail);
  return headline === undefined || detail === undefined ? undefined : { headline, detail };
}
