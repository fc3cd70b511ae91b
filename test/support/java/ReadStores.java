import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStreamReader;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;

/**
 * Reads keystores as Java's own providers do. A line of input is: type, password, path; a line of output is: alias,
 * algorithm of the key, certificates that each verify with the next, or what went wrong. Each key signs once.
 */
public class ReadStores {
  public static void main(String[] args) throws Exception {
    BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] given = line.split(" ", 3);
      try {
        System.out.println(read(given[0], given[1].toCharArray(), given[2]));
      } catch (Exception failed) {
        System.out.println(failed.getClass().getSimpleName());
      }
    }
  }

  private static String read(String type, char[] password, String path) throws Exception {
    KeyStore store = KeyStore.getInstance(type);
    try (FileInputStream file = new FileInputStream(path)) {
      store.load(file, password);
    }
    String alias = store.aliases().nextElement();
    Key key = store.getKey(alias, password);
    Certificate[] chain = store.getCertificateChain(alias);
    for (int at = 0; at + 1 < chain.length; at += 1) chain[at].verify(chain[at + 1].getPublicKey());
    String algorithm = key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign((PrivateKey) key);
    signature.update(new byte[] {1, 2, 3});
    byte[] signed = signature.sign();
    signature.initVerify(((X509Certificate) chain[0]).getPublicKey());
    signature.update(new byte[] {1, 2, 3});
    if (!signature.verify(signed)) throw new IllegalStateException("the key is another one");
    return store.size() + " " + alias + " " + key.getAlgorithm() + " " + chain.length;
  }
}
