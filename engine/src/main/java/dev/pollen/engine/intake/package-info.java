/**
 * Takes records in: what a poll or a manual start brings becomes numbered log entries, and log
 * entries become runs. Entry: {@link Intake}.
 *
 * <p>The walk of one poll: {@link Reading} asks page by page, {@link Normaliser} tells who a record
 * is and which version, {@link Seen} tells whether that is new or changed, {@link FeedMemory} makes
 * it durable in one write, {@link Subscription} makes runs from the log in bounded batches.
 */
package dev.pollen.engine.intake;
