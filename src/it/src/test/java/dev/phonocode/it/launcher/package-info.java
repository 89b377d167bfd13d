/**
 * The launcher {@code phonocode}, run as real processes in a made-up checkout ({@link
 * dev.phonocode.it.launcher.FakeCheckout}): its sources are empty, its Maven is a script that notes
 * each build, and its program tells what it was given. So a test can break any part of it, and no
 * test starts a build inside the build.
 */
package dev.phonocode.it.launcher;
