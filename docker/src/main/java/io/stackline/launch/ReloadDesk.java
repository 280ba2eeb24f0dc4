package io.stackline.launch;

import io.stackline.run.Refusal;
import io.stackline.site.Site;
import io.stackline.site.SiteChanges;
import io.stackline.site.SiteProblem;
import io.stackline.site.SiteReader;
import io.stackline.site.SiteResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes changed recipes, dies and materials into the running line; see {@link FileDesk}. The
 * process reads its own files: what is asked from beside it never becomes part of the site.
 */
final class ReloadDesk implements FileDesk.Served {
  static final String SORT = "reload";

  /** First line of a request: only tell what would change, or take it. */
  enum Mode {
    SHOW,
    TAKE
  }

  /** First line of an answer. */
  enum Answer {
    /** It would be taken, or was. */
    DONE,
    /** Nothing was changed. */
    REFUSED
  }

  private static final Logger LOG = LoggerFactory.getLogger(ReloadDesk.class);
  private static final long PATIENCE_S = 20;

  private final Path folder;
  private final LineSite site;
  private final LineProcess.Asked line;

  /**
   * @param folder with the files of the site
   * @param site as it is used now
   */
  ReloadDesk(Path folder, LineSite site, LineProcess.Asked line) {
    this.folder = folder;
    this.site = site;
    this.line = line;
  }

  /** Lines: the mode, the folder that is meant. */
  @Override
  public List<String> serve(List<String> lines) throws IOException {
    if (lines.size() != 2) {
      return refused("the request has " + lines.size() + " lines, not 2");
    }
    Path meant = Path.of(lines.get(1));
    if (!Files.isDirectory(meant) || !Files.isSameFile(meant, folder)) {
      return refused(
          "the line runs with the site in " + folder.toRealPath() + "; name that one with --site");
    }
    SiteResult read = SiteReader.read(folder);
    if (!(read instanceof SiteResult.Read sound)) {
      List<String> answer = new ArrayList<>(refused("the site has problems"));
      ((SiteResult.Refused) read)
          .problems().stream().map(SiteProblem::toString).forEach(answer::add);
      return answer;
    }
    return take(sound.site(), Mode.valueOf(lines.get(0)));
  }

  private List<String> take(Site next, Mode mode) {
    SiteChanges changes = SiteChanges.of(site.now(), next);
    if (!changes.restart().isEmpty()) {
      return refused(
          "more than recipes, dies and materials has changed: "
              + String.join(", ", changes.restart())
              + "; restart the line for that, or take it back");
    }
    if (mode == Mode.TAKE && !changes.lines().isEmpty()) {
      Optional<String> refusal = taken(next, changes);
      if (refusal.isPresent()) {
        return refused(refusal.get());
      }
    }
    List<String> answer = new ArrayList<>(List.of(Answer.DONE.name()));
    answer.addAll(changes.lines());
    return answer;
  }

  private Optional<String> taken(Site next, SiteChanges changes) {
    try {
      // a process that only shows the line takes what its files say
      Optional<Refusal> refusal =
          line.sequencer().isEmpty()
              ? Optional.empty()
              : line.sequencer()
                  .get()
                  .reload(next, String.join("; ", changes.lines()))
                  .get(PATIENCE_S, TimeUnit.SECONDS);
      if (refusal.isEmpty()) {
        site.becomes(next);
        line.hands().ifPresent(each -> each.becomes(next));
        line.opcua().ifPresent(each -> each.reload(next));
        LOG.info("event=reload changes={}", changes.lines());
      }
      return refusal.map(Refusal::toString);
    } catch (TimeoutException | ExecutionException e) {
      return Optional.of(
          "it is not known whether it was taken, the sequencer did not answer in "
              + PATIENCE_S
              + " s; look into the log, and restart the line if in doubt");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("the line is being stopped");
    }
  }

  private static List<String> refused(String why) {
    LOG.warn("event=reload-refused {}", why);
    return List.of(Answer.REFUSED.name(), why);
  }
}
