package io.stackline.opcua.model.press;

import io.stackline.opcua.model.node.Kind;
import io.stackline.opcua.model.node.Tag;
import io.stackline.opcua.model.node.WhyTags;
import io.stackline.opcua.value.Sample;
import io.stackline.opcua.value.Telling;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;

/** What is told of a press and the line around it. */
final class SceneTags {
  private SceneTags() {}

  private static final List<Tag<PressScene>> DUTY =
      List.of(
          Tag.of(
              "Duty",
              Kind.STRING,
              "What it is there for: PROCESSING, SETUP or MAINTENANCE",
              scene ->
                  scene
                      .use()
                      .map(use -> Sample.text(use.duty().name()))
                      .orElseGet(SceneTags::waiting)),
          Tag.of(
              "DutySince",
              Kind.STRING,
              "Since when, who said so and why",
              scene ->
                  scene
                      .use()
                      .map(
                          use ->
                              Sample.text(
                                  use.duty()
                                      .told(
                                          use.press(),
                                          use.since().toString(),
                                          use.by(),
                                          use.note())))
                      .orElseGet(SceneTags::waiting)),
          Tag.of(
              "UnitState",
              Kind.STRING,
              "Its state as a unit that serves runs: IDLE, RUNNING, HOLDING, HELD, UNHOLDING,"
                  + " STOPPING, ABORTING, ABORTED (to be cleared), SETUP or MAINTENANCE",
              scene ->
                  scene
                      .use()
                      .map(use -> Sample.text(scene.unitState().name()))
                      .orElseGet(SceneTags::waiting)),
          Tag.of(
              "Run",
              Kind.STRING,
              "The run that has it, empty if none",
              scene ->
                  scene
                      .use()
                      .map(use -> Sample.text(use.run().map(Object::toString).orElse("")))
                      .orElseGet(SceneTags::waiting)));

  /** Why it is not pressing, what it is there for, and whom it serves. */
  static final List<Tag<PressScene>> DEVICE =
      Stream.of(WhyTags.of(PressScene::whyNot), DUTY).flatMap(List::stream).toList();

  /** LADS's ActiveProgram: the run that has the press. */
  static final Map<String, Telling<PressScene>> PROGRAM =
      Map.of(
          "DeviceProgramRunId",
          scene -> Sample.text(scene.program().map(run -> run.id().value()).orElse("")),
          "CurrentStepName",
          scene ->
              Sample.of(
                  LocalizedText.english(scene.step().map(step -> step.stage().title()).orElse(""))),
          "CurrentStepNumber",
          scene -> Sample.count32(scene.step().map(PressScene.Step::number).orElse(0)),
          "EstimatedStepNumbers",
          scene -> Sample.count32(scene.program().map(run -> run.stages().size()).orElse(0)),
          "CurrentRuntime",
          scene ->
              Sample.of(
                  scene
                      .program()
                      .map(run -> (double) Duration.between(run.started(), scene.now()).toMillis())
                      .orElse(0.0)));

  private static Sample waiting() {
    return Sample.bad(StatusCodes.Bad_WaitingForInitialData);
  }
}
