/** When a feed polls: single flight, its phase, its pace after a failure. Entry: {@link Poller}. */
package dev.pollen.engine.poll;
