import com.adobe.epubcheck.tool.EpubChecker;
import java.io.OutputStream;
import java.io.PrintStream;

/** EPUBCheck on many files in one JVM: java -cp epubcheck.jar EpubChecks.java FOLDER A.epub B.epub… writes FOLDER/0.json, 1.json… */
public class EpubChecks {
  public static void main(String[] args) {
    PrintStream quiet = new PrintStream(OutputStream.nullOutputStream());
    System.setOut(quiet);
    System.setErr(quiet);
    for (int i = 1; i < args.length; i++)
      new EpubChecker().run(new String[] {"--json", args[0] + "/" + (i - 1) + ".json", args[i]});
    System.exit(0);
  }
}
