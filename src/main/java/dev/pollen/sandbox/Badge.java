package dev.pollen.sandbox;

/** Which of the two tokens a request came with. */
enum Badge {
  SUB_ACCOUNT,
  AGENCY
}
