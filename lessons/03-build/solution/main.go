// A small HTTP server: it greets, and logs every request.
package main

import (
	"fmt"
	"net/http"
	"os"

	log "github.com/sirupsen/logrus"
)

// What every visitor reads: some steps want it changed.
const greeting = "Hello again!"

func main() {
	log.SetFormatter(&log.TextFormatter{
		DisableColors:    true,
		DisableTimestamp: true,
	})

	port := os.Getenv("PORT")
	if port == "" {
		port = "8080"
	}

	http.HandleFunc("/", greet)
	log.Infof("listening on port %s", port)
	handler := logged(http.DefaultServeMux)
	log.Fatal(http.ListenAndServe(":"+port, handler))
}

func greet(w http.ResponseWriter, r *http.Request) {
	fmt.Fprintln(w, greeting)
}

// logged writes a line to stderr for every request.
func logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(
		w http.ResponseWriter, r *http.Request,
	) {
		next.ServeHTTP(w, r)
		log.WithFields(log.Fields{
			"method": r.Method,
			"path":   r.URL.Path,
		}).Info("request")
	})
}
